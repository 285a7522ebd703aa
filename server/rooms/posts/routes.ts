import type { FastifyReply, FastifyRequest } from 'fastify'
import { newId } from '../../../contracts/ids.ts'
import { Workplaces } from '../../../contracts/officers.ts'
import {
  ChoosePassword,
  EndedShift,
  EnrolDemonstration,
  EnrolledWorkstation,
  EnrolWorkstation,
  IssuedCode,
  OnDuty,
  PublicNode,
  PublishedRoster,
  Regime,
  RetiredWorkstation,
  Session,
  SetUpFactor,
  Shift,
  SignedOut,
  SignInAnswer,
  SignInWithCode,
  SignInWithPassword,
  Workstations,
} from '../../../contracts/posts.ts'
import { perform } from '../../platform/action.ts'
import type { Http } from '../../platform/http.ts'
import { problem } from '../../platform/problems.ts'
import { sessionKey } from '../../platform/sign-in.ts'
import { leaveEmergency } from './actions/emergency.ts'
import { stepCookieName } from './actions/entering.ts'
import { chooseOwnPassword, setUpOwnFactor } from './actions/first-steps.ts'
import { publishRoster } from './actions/officers.ts'
import { endShift, openShift, relieveOfficer } from './actions/shifts.ts'
import { type Signed, signInWithCode, signInWithPassword, signOut } from './actions/sign-in.ts'
import {
  enrolForDemonstration,
  enrolWithCode,
  issueCode,
  listWorkstations,
  retireWorkstation,
} from './actions/workstations.ts'
import { emergencyGauge } from './emergency.ts'
import { at, sound } from './routes/asked.ts'
import { emergencyRoutes } from './routes/emergency.ts'
import { peopleRoutes } from './routes/people.ts'
import { regimeRoutes } from './routes/regime.ts'
import { shiftRoutes } from './routes/shift.ts'
import { regimeOf } from './store/regime.ts'
import { onDuty, publicNode, sessionView, workplaces } from './view.ts'

export function routes(http: Http): void {
  beforeSignIn(http)
  signing(http)
  asking(http)
  regimeRoutes(http)
  peopleRoutes(http)
  shiftRoutes(http)
  emergencyRoutes(http)
  emergencyGauge(http)
  http.act('POST', '/workstation-codes', issueCode, {
    status: 201,
    answer: IssuedCode,
    summary: 'Issue a code that enrols one workstation',
  })
  http.act('GET', '/workstations', listWorkstations, {
    answer: Workstations,
    summary: 'Workstations of this place',
  })
  http.act('POST', '/workstations/:workstation/retirement', retireWorkstation, {
    status: 201,
    answer: RetiredWorkstation,
    summary: 'End a workstation',
  })
  http.act('POST', '/rosters', publishRoster, {
    status: 201,
    answer: PublishedRoster,
    summary: 'Publish who is meant to be where',
  })
  http.act('POST', '/shifts', openShift, {
    status: 201,
    answer: Shift,
    summary: 'Open a shift at a lane',
  })
  http.act('POST', '/shifts/current/end', endShift, { answer: EndedShift, summary: 'End the own shift' })
  http.act('POST', '/officers/:officer/relief', relieveOfficer, {
    answer: EndedShift,
    summary: 'End the shift of a colleague who went without ending it',
  })
}

function beforeSignIn(http: Http): void {
  const { platform, identity } = http
  at(http, {
    method: 'GET',
    url: '/public/node',
    summary: 'What anybody may know of this node; with a proof, whether its key is enrolled',
    answer: PublicNode,
    handle: async request =>
      publicNode(platform, request.headers.dpop ? await identity.workstation(request) : undefined),
  })
  at(http, {
    method: 'POST',
    url: '/workstations',
    summary: 'Enrol the browser that makes the proof, with a one-time code',
    body: EnrolWorkstation,
    answer: EnrolledWorkstation,
    status: 201,
    handle: async request =>
      enrolWithCode(platform, await identity.workstation(request), sound(EnrolWorkstation, request.body)),
  })
  if (platform.mode !== 'demo') return
  at(http, {
    method: 'POST',
    url: '/demonstration/workstations',
    summary: 'Demonstration only: enrol this machine’s browser at once',
    body: EnrolDemonstration,
    answer: EnrolledWorkstation,
    status: 201,
    handle: async request => {
      if (!/^(::ffff:)?127\.|^::1$/.test(request.ip)) throw problem('not-found')
      const asked = sound(EnrolDemonstration, request.body)
      return enrolForDemonstration(platform, await identity.workstation(request), asked)
    },
  })
}

function signing(http: Http): void {
  const { platform, identity } = http
  const give = (reply: FastifyReply, { answer, cookies }: Signed) => {
    reply.header('set-cookie', cookies)
    return answer
  }
  at(http, {
    method: 'POST',
    url: '/session',
    summary: 'Sign in with name and password on an enrolled workstation',
    body: SignInWithPassword,
    answer: SignInAnswer,
    handle: async (request, reply) => {
      const thumbprint = await identity.workstation(request)
      return give(
        reply,
        await signInWithPassword(platform, thumbprint, sound(SignInWithPassword, request.body)),
      )
    },
  })
  at(http, {
    method: 'POST',
    url: '/session/code',
    summary: 'Second factor of a sign-in that asked for it',
    body: SignInWithCode,
    answer: SignInAnswer,
    handle: async (request, reply) => {
      const thumbprint = await identity.workstation(request)
      const { code } = sound(SignInWithCode, request.body)
      const held = { cookie: request.headers.cookie ?? '', step: request.cookies[stepCookieName] }
      return give(reply, await signInWithCode(platform, thumbprint, { code, ...held }))
    },
  })
  const between = async (request: FastifyRequest) => ({
    thumbprint: await identity.workstation(request),
    held: { token: identity.token(request), step: request.cookies[stepCookieName] },
  })
  at(http, {
    method: 'POST',
    url: '/session/password',
    summary: 'A password of one’s own in place of the one on paper, between the steps of signing in',
    body: ChoosePassword,
    answer: SignInAnswer,
    handle: async request => {
      const { thumbprint, held } = await between(request)
      return chooseOwnPassword(platform, thumbprint, { ...sound(ChoosePassword, request.body), ...held })
    },
  })
  at(http, {
    method: 'POST',
    url: '/session/factor',
    summary: 'The first code of the offered second factor, between the steps of signing in',
    body: SetUpFactor,
    answer: SignInAnswer,
    handle: async request => {
      const { thumbprint, held } = await between(request)
      return setUpOwnFactor(platform, thumbprint, { ...sound(SetUpFactor, request.body), ...held })
    },
  })
  at(http, {
    method: 'POST',
    url: '/session/end',
    summary: 'Sign out',
    answer: SignedOut,
    handle: async (request, reply) => {
      const actor = await identity.who(request)
      const token = identity.token(request) ?? ''
      if (actor.facts.emergencyUntil) await leaveEmergency(platform, actor)
      else {
        await perform(platform, signOut, actor, newId(), { token: sessionKey(token).toString('base64url') })
        await platform.signIn.signOut(token)
      }
      for (const name of Object.keys(request.cookies)) {
        if (name.startsWith('sarhad.')) reply.clearCookie(name, { path: '/' })
      }
      return { state: 'signed-out' as const }
    },
  })
}

function asking(http: Http): void {
  const { platform, identity } = http
  at(http, {
    method: 'GET',
    url: '/session',
    summary: 'Whose session this is, where, and what it may do',
    answer: Session,
    handle: async request => {
      const actor = await identity.who(request)
      return sessionView(platform, actor, identity.token(request) ?? '')
    },
  })
  at(http, {
    method: 'GET',
    url: '/on-duty',
    summary: 'Colleagues of this post on duty now',
    answer: OnDuty,
    handle: async request => onDuty(platform, await identity.who(request)),
  })
  at(http, {
    method: 'GET',
    url: '/workplaces',
    summary: 'Places of work and authorities, for the pickers of the administrators’ desk',
    answer: Workplaces,
    handle: async request => workplaces(platform, await identity.who(request)),
  })
  at(http, {
    method: 'GET',
    url: '/regime',
    summary: 'What may cross where and when, with the acts',
    answer: Regime,
    handle: async request => {
      await identity.who(request)
      return regimeOf(platform)
    },
  })
}
