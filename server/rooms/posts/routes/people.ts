import {
  AnsweredChanges,
  ChangeRows,
  EndedService,
  ImportedOfficers,
  IssuedPassword,
  OfficerFile,
  OfficerRows,
  PermissionMatrix,
  ProposedChange,
  RegisteredOfficer,
  RosterRows,
} from '../../../../contracts/officers.ts'
import { OfficerStanding } from '../../../../contracts/posts.ts'
import type { Http } from '../../../platform/http.ts'
import { answerChanges, listChanges, proposeChange, withdrawChange } from '../actions/changes.ts'
import { importOfficers } from '../actions/import.ts'
import { issuePassword } from '../actions/passwords.ts'
import { readPermissions, readRoster } from '../actions/published.ts'
import { findOfficers, openOfficer, registerOfficer } from '../actions/register.ts'
import { endService, suspendOfficer } from '../actions/standing.ts'

/** The administrators' desk: people, what two of them do together, what is published. */
export function peopleRoutes(http: Http): void {
  people(http)
  fourEyes(http)
  http.act('GET', '/permissions', readPermissions, {
    answer: PermissionMatrix,
    summary: 'Which action which duty may do',
  })
  http.act('GET', '/rosters', readRoster, {
    answer: RosterRows,
    summary: 'The published roster of this place, seven days from a day',
  })
}

function people(http: Http): void {
  http.act('POST', '/officer-searches', findOfficers, {
    answer: OfficerRows,
    summary: 'Officers of the places the reader answers for, by sign-in name',
  })
  http.act('GET', '/officers/:officer', openOfficer, { answer: OfficerFile, summary: 'One officer’s file' })
  http.act('POST', '/officers', registerOfficer, {
    status: 201,
    answer: RegisteredOfficer,
    summary: 'Put an officer on file; the duties wait for a second person',
  })
  http.act('POST', '/officer-imports', importOfficers, {
    answer: ImportedOfficers,
    summary: 'Put many officers on file from CSV, or count what that would do',
  })
  http.act('POST', '/officers/:officer/password', issuePassword, {
    status: 201,
    answer: IssuedPassword,
    summary: 'A new password for a paper, told once',
  })
  http.act('POST', '/officers/:officer/suspension', suspendOfficer, {
    answer: OfficerStanding,
    summary: 'Take an officer out of service at once',
  })
  http.act('POST', '/officers/:officer/end', endService, {
    answer: EndedService,
    summary: 'The last day of an officer who leaves',
  })
}

function fourEyes(http: Http): void {
  http.act('GET', '/officer-changes', listChanges, {
    answer: ChangeRows,
    summary: 'Changes of officers that wait for a second administrator',
  })
  http.act('POST', '/officers/:officer/changes', proposeChange, {
    status: 201,
    answer: ProposedChange,
    summary: 'Propose duties, a return to service, or a new second factor',
  })
  http.act('POST', '/officer-changes/answer', answerChanges, {
    answer: AnsweredChanges,
    summary: 'Approve or decline what another administrator proposed',
  })
  http.act('POST', '/officer-changes/:change/withdrawal', withdrawChange, {
    answer: ProposedChange,
    summary: 'Take the own proposal back',
  })
}
