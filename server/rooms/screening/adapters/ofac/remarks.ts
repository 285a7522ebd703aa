import type { EntryContent, EntryName } from '../../entries.ts'
import { writtenBirth } from '../dates.ts'
import { stateNamed } from '../states.ts'

/** Papers of a person whose number an officer may have in hand. Tax and company registers are remarks. */
const papers =
  /^(?:alt\. )?((?:Diplomatic |Stateless Person )?Passport|National ID No\.|National Foreign ID Number|Personal ID Card|Identification Number|Turkish Identification Number|Kenyan ID No\.|Cedula No\.|Citizen's Card Number|Residency Number|Travel Document Number|Driver's License No\.|Birth Certificate Number|Electoral Registry No\.|C\.U\.R\.P\.|D\.N\.I\.|SSN|Tazkira(?: National ID Card)?|I\.F\.E\.|LE Number|C\.U\.I\.(?:[PT]\.)?|Refugee ID Card|Stateless Person ID Card|Vessel Registration Identification|Aircraft Tail Number|MMSI)(?: #)? ?(\S[^()]*?)(?: \(([^)]*)\).*)?$/

/**
 * What the main file says in its last column: `DOB 22 Nov 1979; POB …; nationality Iran; Passport A123 (Iran); a.k.a. 'X'.`
 * The whole text stays as a remark, so what is not understood here is still read by the officer.
 */
export function readRemarks(
  content: EntryContent,
  remarks: string,
  addName: (text: string, kind: EntryName['kind']) => void,
): void {
  content.remarks.push(remarks)
  for (const said of remarks.replace(/\.$/, '').split(/; ?/)) {
    const birth = /^(?:alt\. )?DOB (.+)$/.exec(said)?.[1]
    const nationality = /^(?:alt\. )?(?:nationality|citizen) (.+)$/.exec(said)?.[1]
    const alias = /^(?:alt\. )?([afn])\.k\.a\. ['"](.+)['"]$/.exec(said)
    const paper = papers.exec(said)
    if (birth) {
      const known = writtenBirth(birth)
      if (known) content.birthDates.push(known)
    } else if (nationality) {
      const state = stateNamed(nationality)
      if (state && !content.nationalities.includes(state)) content.nationalities.push(state)
    } else if (said === 'Gender Male' || said === 'Gender Female')
      content.sex = said === 'Gender Male' ? 'M' : 'F'
    else if (alias?.[2]) addName(alias[2], alias[1] === 'f' ? 'former' : 'weak alias')
    else if (paper?.[1] && paper[2] && /\d/.test(paper[2]))
      content.documents.push({
        number: numberOf(paper[2]),
        state: stateNamed(paper[3] ?? ''),
        type: paper[1],
      })
  }
}

/** `P1234567 issued 01 Jan 2001 expires …` → `P1234567`; `IMO 9304667` → `IMO 9304667`. */
const numberOf = (text: string) =>
  text
    .replace(/(?:,| (?:issued|expires|expired|valid)\b).*$/i, '')
    .replace(/^[:\s]+/, '')
    .trim()
