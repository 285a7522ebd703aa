import { Openings } from '../../../contracts/barrier.ts'
import { BoothSummary, CrossingFile, CrossingRows, ModeAndLists, Peek } from '../../../contracts/crossings.ts'
import { TakenList, WorkRows } from '../../../contracts/onestop.ts'
import {
  LookAnswer,
  OpenedRow,
  Overstays,
  OwnLooks,
  PastBatches,
  PastJobOf,
} from '../../../contracts/past.ts'
import { Problem } from '../../../contracts/problem.ts'
import { LastRescreening } from '../../../contracts/rescreening.ts'
import { over } from '../../platform/database.ts'
import type { Http } from '../../platform/http.ts'
import { allowed } from '../screening/index.ts'
import * as actions from './actions/index.ts'
import { rescreeningNow } from './actions/rescreening.ts'
import { barrierDoor } from './barrier-door.ts'
import { pastUploads } from './past/uploads.ts'

export function routes(http: Http): void {
  looks(http)
  past(http)
  const file = (summary: string) => ({ answer: CrossingFile, summary })
  const opened = (summary: string) => ({ answer: CrossingFile, summary, status: 201 as const })
  http.act('POST', '/crossings', actions.openCrossing, opened('Opens a crossing: document in, verdict out'))
  http.act('GET', '/crossings', actions.listCrossings, {
    answer: CrossingRows,
    summary: 'A day at this post, without names',
  })
  http.act('GET', '/crossings/:crossing', actions.lookAtCrossing, file('Opens a file; the look is recorded'))
  http.act(
    'POST',
    '/crossings/:crossing/travellers',
    actions.addTraveller,
    opened('Another person in the same car'),
  )
  http.act('POST', '/crossings/:crossing/readings', actions.correctReading, opened('Replaces a poor reading'))
  http.act(
    'POST',
    '/crossings/:crossing/declarations',
    actions.declare,
    opened('Purpose and corridor as declared'),
  )
  http.act(
    'POST',
    '/crossings/:crossing/release',
    actions.release,
    file('Records the border check and releases if nothing is open'),
  )
  http.act('POST', '/crossings/:crossing/referrals', actions.refer, opened('Sends to second line'))
  http.act('POST', '/crossings/:crossing/withdrawal', actions.withdraw, file('The traveller turned back'))
  http.act(
    'POST',
    '/crossings/:crossing/answers',
    actions.answerControl,
    opened('An authority answers its control'),
  )
  http.act('POST', '/crossings/:crossing/holds', actions.placeHold, opened('An authority holds the crossing'))
  http.act(
    'POST',
    '/crossings/:crossing/holds/:hold/lift',
    actions.liftHold,
    file('The holding authority lifts'),
  )
  http.act(
    'POST',
    '/crossings/:crossing/corrections',
    actions.proposeCorrection,
    opened('Asks for a decided crossing to be corrected'),
  )
  http.act(
    'POST',
    '/crossings/:crossing/corrections/:correction/answers',
    actions.answerCorrection,
    opened('The second pair of eyes'),
  )
  http.act('POST', '/crossings/:crossing/peeks', actions.peek, {
    answer: Peek,
    summary: 'Why second line; the look is recorded',
  })
  http.act('POST', '/referrals/:referral/outcomes', actions.settle, opened('Second line settles a referral'))
  http.act('GET', '/booth', actions.summarise, {
    answer: BoothSummary,
    summary: 'Last crossings and counts of this booth',
  })
  together(http)
  barrierDoor(http)
  openings(http)
  modes(http)
  rescreenings(http)
}

/** What all authorities do together on a coach, a lorry or a train. */
function together(http: Http): void {
  const file = (summary: string) => ({ answer: CrossingFile, summary, status: 201 as const })
  http.act('GET', '/work', actions.listWork, {
    answer: WorkRows,
    summary: 'What stands open in the yard and for whom it waits, without names',
  })
  http.act('POST', '/crossings/:crossing/claims', actions.claimControl, file('An officer begins a control'))
  http.act('POST', '/crossings/:crossing/trailers', actions.addTrailer, file('What the vehicle draws'))
  http.act('POST', '/crossings/:crossing/papers', actions.recordPapers, file('Papers of a vehicle'))
  http.act('POST', '/crossings/:crossing/consignments', actions.declareGoods, file('The short declaration'))
  http.act(
    'POST',
    '/crossings/:crossing/cargo-corridors',
    actions.setCorridor,
    file('Customs sets the corridor'),
  )
  http.act(
    'POST',
    '/crossings/:crossing/certificates',
    actions.addCertificate,
    file('A certificate of the goods'),
  )
  http.act('POST', '/crossings/:crossing/lists', actions.takeList, {
    answer: TakenList,
    summary: 'Passengers of a coach from a list; broken rows are told',
    status: 201,
  })
  http.act('POST', '/crossings/:crossing/seen', actions.seeTraveller, file('Somebody of the list was seen'))
  http.act('POST', '/crossings/:crossing/unwell', actions.markUnwell, file('Somebody aboard is unwell'))
  http.act('POST', '/crossings/:crossing/apart', actions.takeOff, file('Somebody goes on alone'))
}

/** How barriers opened. */
function openings(http: Http): void {
  http.act('GET', '/openings', actions.listOpenings, {
    answer: Openings,
    summary: 'How barriers opened here: with a token, and without one',
  })
  http.act('POST', '/openings/:opening/explanations', actions.explainOpening, {
    answer: Openings,
    summary: 'Why a barrier was opened without a token',
    status: 201,
  })
}

/** What the lane may still do when lists are old or the line is down. */
function modes(http: Http): void {
  http.act('GET', '/mode', actions.modeAndLists, {
    answer: ModeAndLists,
    summary: 'Mode of the post and age of the lists',
  })
  http.act('POST', '/modes', actions.openDegradedMode, {
    answer: ModeAndLists,
    summary: 'The shift leader permits clearing with an old list',
    status: 201,
  })
  http.act('POST', '/modes/:mode/end', actions.closeDegradedMode, {
    answer: ModeAndLists,
    summary: 'Back to normal',
  })
}

/** People present asked again after a list or an alert has changed. */
function rescreenings(http: Http): void {
  const { app, platform } = http
  const schema = {
    summary: 'Where the asking of people present is',
    tags: ['crossings'],
    response: { 200: LastRescreening, default: Problem },
  }
  app.get('/api/rescreenings', { schema }, async request => {
    await allowed(http, request, 'crossings.rescreening')
    return await rescreeningNow({ db: over(platform.database.pool('desk')) })
  })
  http.act('POST', '/rescreenings', actions.startRescreening, {
    answer: LastRescreening,
    summary: 'Asks everybody present once more',
    status: 202,
  })
  http.act('POST', '/rescreenings/:rescreening/stop', actions.stopRescreening, {
    answer: LastRescreening,
    summary: 'Ends the asking where it is',
  })
}

/** The look-up desk: what was recorded of a person, for a purpose and a case. */
function looks(http: Http): void {
  http.act('POST', '/looks', actions.lookUp, {
    answer: LookAnswer,
    summary: 'What was recorded of a person, for a purpose and a case; the look is recorded',
    status: 201,
  })
  http.act('GET', '/looks', actions.ownLooks, { answer: OwnLooks, summary: 'One’s own looks, newest first' })
  http.act('POST', '/looks/:look/rows/:row', actions.openRow, {
    answer: OpenedRow,
    summary: 'Opens a row of a look; opening is recorded',
    status: 201,
  })
  http.act('GET', '/overstays', actions.listOverstays, {
    answer: Overstays,
    summary: 'Who is inside beyond the last day admitted, without names',
  })
}

/** Crossings that another system recorded: given as a file, compared, taken over as a batch, taken back by two people. */
function past(http: Http): void {
  pastUploads(http)
  http.act('POST', '/past/jobs/:job/stop', actions.stopPast, {
    answer: PastJobOf,
    summary: 'Stop an import of the past, or put away what was compared',
  })
  http.act('GET', '/past', actions.listPast, {
    answer: PastBatches,
    summary: 'Batches that were taken over at this place of work',
  })
  http.act('POST', '/past/:batch/reversals', actions.proposeReversal, {
    answer: PastBatches,
    summary: 'Ask for a batch to be taken back',
    status: 201,
  })
  http.act('POST', '/past/:batch/reversals/:proposal/answers', actions.answerReversal, {
    answer: PastBatches,
    summary: 'The second person answers',
    status: 201,
  })
}
