import type { DutyName, Session } from '../contracts/posts.ts'

/** Addresses of the screens. Never a name or a document number in one. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  workstation: '/workstation',
  emergency: '/emergency',
  emergencyAccount: '/emergency-account',
  shift: '/shift',
  booth: '/booth',
  crossings: '/crossings',
  crossing: (id = '$id') => `/crossings/${id}`,
  secondLine: '/second-line',
  referral: (id = '$id') => `/second-line/${id}`,
  hits: '/hits',
  hit: (id = '$id') => `/hits/${id}`,
  alerts: '/alerts',
  newAlert: '/alerts/new',
  alert: (id = '$id') => `/alerts/${id}`,
  changeAlert: (id = '$id') => `/alerts/${id}/change`,
  alertProposal: (id = '$id') => `/alert-proposals/${id}`,
  numbers: '/numbers',
  figures: '/figures',
  listOutcomes: (id = '$id') => `/figures/${id}`,
  lists: '/lists',
  list: (id = '$id') => `/lists/${id}`,
  customs: '/customs',
  yard: '/yard',
  openings: '/openings',
  onDuty: '/on-duty',
  lookUp: '/look-up',
  overstays: '/overstays',
  past: '/past',
  officers: '/officers',
  addOfficer: '/officers/new',
  importOfficers: '/officers/import',
  officer: (id = '$id') => `/officers/${id}`,
  workstations: '/workstations',
  roster: '/roster',
  duties: '/duties',
  regime: '/regime',
  orders: '/orders',
  handOver: '/hand-over',
  shiftLog: '/shift-log',
  lots: '/lanes-by-lot',
  sheets: '/shift-sheets',
  ledger: '/oversight/ledger',
  days: '/oversight/days',
  checkpoints: '/oversight/checkpoints',
  evidence: '/oversight/evidence',
  doctor: '/doctor',
  endings: '/endings',
} as const

const workplace = {
  booth: paths.booth,
  'second-line': paths.secondLine,
  customs: paths.customs,
  yard: paths.yard,
  desk: paths.crossings,
} as const

/** Desk work that does not begin with the crossings of the day. */
const desks: Partial<Record<DutyName, string>> = { auditor: paths.ledger, 'list-owner': paths.lists }

/** Coaches, lorries and trains are cleared in the yard, also by first line. */
export const inYard = (lane: { class: string | null }): boolean =>
  lane.class !== null && lane.class !== 'foot' && lane.class !== 'car'

/** Where a person begins: signed in, at a place of work, with a shift. */
export function homeOf(session: Session | undefined): string {
  if (!session) return paths.signIn
  const { shift } = session
  if (!shift) return paths.shift
  return desks[shift.duty] ?? (inYard(shift.lane) ? paths.yard : workplace[shift.lane.kind])
}
