import {
  EmergencyAccount,
  EmergencyDoor,
  EmergencyNotice,
  OpenEmergency,
  OpenedEmergency,
} from '../../../../contracts/emergency.ts'
import { over } from '../../../platform/database.ts'
import type { Http } from '../../../platform/http.ts'
import { hashOfToken } from '../../../platform/workstations.ts'
import {
  closeEmergency,
  emergencyNotice,
  readEmergency,
  reviewEmergency,
  sealShown,
} from '../actions/emergency.ts'
import { openByLetters } from '../actions/emergency-entry.ts'
import { enrolled } from '../actions/entering.ts'
import { emergencyLivesMs } from '../rules/index.ts'
import { placeName } from '../store/places.ts'
import { at, sound } from './asked.ts'

/** The emergency account: its door beside sign-in, and what those who stand outside it do about it. */
export function emergencyRoutes(http: Http): void {
  const { platform, identity } = http
  door(http)
  at(http, {
    method: 'GET',
    url: '/emergency/notice',
    summary: 'Whether the emergency account of this place is open or waits for its review',
    answer: EmergencyNotice,
    handle: async request => emergencyNotice(platform, await identity.who(request)),
  })
  http.act('GET', '/emergency', readEmergency, {
    answer: EmergencyAccount,
    summary: 'The emergency account of this place: its seal and its openings',
  })
  http.act('POST', '/emergency/openings/:opening/end', closeEmergency, {
    answer: EmergencyAccount,
    summary: 'End an opening before its half hour is over',
  })
  http.act('POST', '/emergency/openings/:opening/reviews', reviewEmergency, {
    status: 201,
    answer: EmergencyAccount,
    summary: 'Say what was looked at and found, and close an opening',
  })
}

/** Before anybody is known: what the workstation's proof and two letters are good for. */
function door(http: Http): void {
  const { platform, identity } = http
  at(http, {
    method: 'GET',
    url: '/emergency/seal',
    summary: 'Whether the emergency account of this workstation’s place is sealed, and under which number',
    answer: EmergencyDoor,
    handle: async request => {
      const { site } = await enrolled(platform, await identity.workstation(request))
      const seal = await sealShown(over(platform.database.pool('desk')), site)
      return { place: await placeName(platform, site), seal }
    },
  })
  at(http, {
    method: 'POST',
    url: '/emergency/openings',
    summary: 'Open the emergency account with the codes of both letters, for half an hour',
    body: OpenEmergency,
    answer: OpenedEmergency,
    status: 201,
    handle: async (request, reply) => {
      const thumbprint = await identity.workstation(request)
      const { token, until } = await openByLetters(platform, thumbprint, sound(OpenEmergency, request.body))
      reply.header('set-cookie', identity.cookie(token, emergencyLivesMs / 1000))
      return { state: 'signed-in' as const, ath: hashOfToken(token), until }
    },
  })
}
