import { z } from 'zod'
import {
  AlertAnswer,
  AlertDetail,
  AlertRows,
  AlertSheet,
  FoundNumbers,
  ListOutcomes,
  OutcomeDetail,
  ProposedAlert,
  SourceRows,
} from '../../../contracts/alerts.ts'
import { Problem } from '../../../contracts/problem.ts'
import { Id } from '../../../contracts/words.ts'
import { over } from '../../platform/database.ts'
import type { Http } from '../../platform/http.ts'
import { answerAlert, seeNotice } from './actions/alert-answers.ts'
import { listAlerts, openAlert, openProposal, printAlert } from './actions/alert-views.ts'
import { proposeAlert, proposeChange, withdrawProposal } from './actions/alerts.ts'
import { lookUpNumber } from './actions/numbers.ts'
import { answerOutcome, listOutcomes, openOutcome } from './actions/outcomes.ts'
import { allowed } from './asking.ts'
import { sourceRows } from './outcomes.ts'

/** The alert desk: alerts, proposals, notices, outcomes, numbers. */
export function alertRoutes(http: Http): void {
  http.act('POST', '/alerts', proposeAlert, { answer: AlertAnswer, summary: 'Propose an alert', status: 201 })
  http.act('GET', '/alerts', listAlerts, {
    answer: AlertRows,
    summary: 'Alerts, proposals that wait, and notices to the reader’s unit',
  })
  http.act('GET', '/alerts/:alert', openAlert, {
    answer: AlertDetail,
    summary: 'Open an alert: its versions, where it is asked, how its hits ended',
  })
  http.act('GET', '/alerts/:alert/sheet', printAlert, {
    answer: AlertSheet,
    summary: 'What of an alert hangs in the duty office',
  })
  http.act('POST', '/alerts/:alert/proposals', proposeChange, {
    answer: AlertAnswer,
    summary: 'Propose to change, prolong, shorten or withdraw an alert',
    status: 201,
  })
  http.act('GET', '/alert-proposals/:proposal', openProposal, {
    answer: ProposedAlert,
    summary: 'Open a proposal beside what stands',
  })
  http.act('POST', '/alert-proposals/:proposal/answers', answerAlert, {
    answer: AlertAnswer,
    summary: 'Approve or decline a proposal',
    status: 201,
  })
  http.act('POST', '/alert-proposals/:proposal/withdrawal', withdrawProposal, {
    answer: AlertAnswer,
    summary: 'Take back an own proposal',
  })
  http.act('POST', '/alert-notices/:notice/seen', seeNotice, {
    answer: z.object({ notice: Id }),
    summary: 'Say that the owner has seen a notice',
  })
  http.act('GET', '/lists/:list/outcomes', listOutcomes, {
    answer: ListOutcomes,
    summary: 'How the hits of an own list ended',
  })
  http.act('GET', '/outcomes/:hit', openOutcome, {
    answer: OutcomeDetail,
    summary: 'How a hit of an own list or alert ended',
  })
  http.act('POST', '/outcomes/:hit/answers', answerOutcome, {
    answer: OutcomeDetail,
    summary: 'Answer an outcome as its owner',
    status: 201,
  })
  http.act('POST', '/number-look-ups', lookUpNumber, {
    answer: FoundNumbers,
    summary: 'Ask lists and alerts for the number of a document or a plate',
  })
  http.app.get(
    '/api/source-figures',
    {
      schema: {
        summary: 'False hits per 10,000 crossings of each list and alert',
        tags: ['screening'],
        response: { 200: SourceRows, default: Problem },
      },
    },
    async request => {
      const actor = await allowed(http, request, 'screening.figures')
      return await sourceRows(http.platform, over(http.platform.database.pool('desk')), actor)
    },
  )
}
