import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LookAnswer, OpenedRow, PastRow } from '../../../../contracts/past.ts'
import { useAct } from '../../../platform/act.ts'
import { useAddress } from '../../../platform/address.ts'
import { Band } from '../../../platform/Band.tsx'
import { Id } from '../../../platform/bidi.tsx'
import { Trouble } from '../../../platform/feedback.tsx'
import { PageHead } from '../../../platform/PageHead.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { FoundRows, Stays } from './Found.tsx'
import { type Asked, LookForm } from './LookForm.tsx'
import { Opened } from './Opened.tsx'
import { OwnLooks, ownLooks } from './OwnLooks.tsx'
import './past.css'

/** A look with its pages; kept by this page alone, and gone when it is left. */
function useLook() {
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Asked>()
  const [found, setFound] = useState<LookAnswer>()
  const [opened, setOpened] = useState<OpenedRow>()
  const refresh = [ownLooks]
  const look = useAct<Asked, LookAnswer>('/looks', {
    refresh,
    after: (answer, body) => {
      setAsked(body)
      setFound(before =>
        body.after && before
          ? { ...before, rows: [...before.rows, ...answer.rows], next: answer.next }
          : answer,
      )
    },
  })
  const open = useAct<{ look: string; row: string }, OpenedRow>(
    ({ look, row }) => `/looks/${look}/rows/${row}`,
    {
      refresh,
      after: setOpened,
    },
  )
  const more =
    asked && found?.next
      ? { press: () => look.press({ ...asked, after: found.next ?? '' }), pending: look.pending }
      : undefined
  return {
    look,
    open,
    found,
    opened,
    more,
    openRow: (row: PastRow) => found && open.press({ look: found.id, row: row.id }),
    close: () => setOpened(undefined),
    forget: () => {
      setFound(undefined)
      setOpened(undefined)
      look.clear()
      open.clear()
      void queries.invalidateQueries({ queryKey: ownLooks })
    },
  }
}

/** Who does not stand before the officer is looked up for a purpose and a case; every look is kept (I-19). */
export function LookUpPage() {
  const say = useSay()
  const address = useAddress()
  const { look, open, found, opened, more, openRow, close, forget } = useLook()
  const again = () => {
    forget()
    address.set({ row: undefined })
  }
  return (
    <>
      <PageHead
        title={say('past:look.title')}
        acts={found && <Button onClick={again}>{say('past:look.another')}</Button>}
      />
      <div className="blocks">
        {!found && <LookForm row={address.get('row')} ask={look.press} act={look} />}
        {found && (
          <>
            <Band
              panel
              facts={[
                { label: say('past:look.purpose'), value: say(`past:purpose.${found.purpose}`) },
                { label: say('past:look.case'), value: <Id>{found.caseNumber}</Id> },
              ]}
            />
            {look.problem && <Trouble problem={look.problem} again={look.again} />}
            {open.problem && <Trouble problem={open.problem} again={open.again} />}
            <div className={opened ? 'look-found with-opened' : 'look-found'}>
              <FoundRows rows={found.rows} selected={opened?.row.id} open={openRow} more={more} />
              {opened && <Opened key={opened.row.id} opened={opened} close={close} />}
            </div>
            <Stays stays={found.stays} />
          </>
        )}
        <OwnLooks />
      </div>
    </>
  )
}
