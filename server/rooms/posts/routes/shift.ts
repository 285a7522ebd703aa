import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import {
  DailyOrder,
  DailyOrders,
  HandOver,
  HandOvers,
  LaneDraw,
  LaneDraws,
  SheetShifts,
  ShiftEntries,
  ShiftEntry,
  StartOfShift,
  UnsignedOrders,
} from '../../../../contracts/shift.ts'
import { perform } from '../../../platform/action.ts'
import { over } from '../../../platform/database.ts'
import type { Http } from '../../../platform/http.ts'
import { answerOverride, draws, proposeOverride, requestDraw, settleDraw } from '../actions/draws.ts'
import { handOvers, receiveHandOver, startOfShift, writeHandOver } from '../actions/hand-over.ts'
import { orders, signOrder, withdrawOrder, writeOrder } from '../actions/orders.ts'
import { printSheet, sheets } from '../actions/sheets.ts'
import { searchEntries, writeEntry } from '../actions/shift-log.ts'
import { unsignedOf } from '../store/orders.ts'
import { at } from './asked.ts'

/** The shift from its start to its sheet: orders, hand-over, log, lanes by lot. */
export function shiftRoutes(http: Http): void {
  const { act } = http
  act('GET', '/shift-start', startOfShift, {
    answer: StartOfShift,
    summary: 'What changed since the own last shift here, and the hand-over that waits',
  })
  orderRoutes(http)
  act('GET', '/hand-overs', handOvers, {
    answer: HandOvers,
    summary: 'Hand-overs of this place, and what waits now',
  })
  act('POST', '/hand-overs', writeHandOver, {
    answer: HandOver,
    summary: 'Leave the shift to the next leader',
    status: 201,
  })
  act('POST', '/hand-overs/:handOver/receipt', receiveHandOver, {
    answer: HandOver,
    summary: 'Say that a hand-over is taken over',
    status: 201,
  })
  act('POST', '/shift-entries', writeEntry, {
    answer: ShiftEntry,
    summary: 'Write into the shift log',
    status: 201,
  })
  act('POST', '/shift-entries/searches', searchEntries, {
    answer: ShiftEntries,
    summary: 'The shift log, newest first, or the entries that hold all words',
  })
  act('GET', '/lane-draws', draws, { answer: LaneDraws, summary: 'Lanes by lot, and times without a lot' })
  act('POST', '/lane-draws', requestDraw, { answer: LaneDraw, summary: 'Ask for lanes by lot', status: 201 })
  act('POST', '/lane-draws/:draw/result', settleDraw, {
    answer: LaneDraw,
    summary: 'Keep the lot once the checkpoint that decides it is there',
    status: 201,
  })
  act('POST', '/lane-draws/:draw/overrides', proposeOverride, {
    answer: LaneDraw,
    summary: 'Propose another lane than the lot’s',
    status: 201,
  })
  act('POST', '/lane-draw-overrides/:proposal/answers', answerOverride, {
    answer: LaneDraw,
    summary: 'Approve or decline another lane than the lot’s',
    status: 201,
  })
  act('GET', '/shift-sheets', sheets, {
    answer: SheetShifts,
    summary: 'Shifts that have a sheet, newest first',
  })
  sheetRoute(http)
}

function orderRoutes(http: Http): void {
  const { act, platform, identity } = http
  act('GET', '/orders', orders, { answer: DailyOrders, summary: 'Orders of the day, with who has signed' })
  act('POST', '/orders', writeOrder, {
    answer: DailyOrder,
    summary: 'Write an order of the day, or its next version',
    status: 201,
  })
  act('POST', '/orders/:order/withdrawal', withdrawOrder, {
    answer: DailyOrder,
    summary: 'Take an order out of force',
    status: 201,
  })
  act('POST', '/order-versions/:version/signatures', signOrder, {
    answer: DailyOrder,
    summary: 'Sign that an order was read',
    status: 201,
  })
  at(http, {
    method: 'GET',
    url: '/orders/unsigned',
    summary: 'How many orders in force the asker has not signed',
    answer: UnsignedOrders,
    handle: async request => {
      const actor = await identity.who(request)
      return { unsigned: await unsignedOf(over(platform.database.pool('desk')), actor) }
    },
  })
}

/** Not `http.act`: the answer is a document, not JSON. */
function sheetRoute({ app, identity, platform }: Http): void {
  app.get(
    '/api/shift-sheets/:shift/:language',
    {
      schema: {
        summary: 'The sheet of a shift as PDF, in Azerbaijani and one other language',
        operationId: printSheet.name,
        tags: ['posts'],
        params: z.object({ shift: z.uuid(), language: z.enum(['en', 'ru', 'fa']) }),
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const actor = await identity.who(request)
      const { pdf } = await perform(platform, printSheet, actor, newId(), request.params)
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'inline; filename="shift-sheet.pdf"')
        .send(pdf)
    },
  )
}
