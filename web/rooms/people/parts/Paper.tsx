import type { IssuedPassword } from '../../../../contracts/officers.ts'
import { Id, Value } from '../../../platform/bidi.tsx'
import { date, time } from '../../../platform/dates.ts'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { StatusWord } from '../../../ui/Status.tsx'

/** The password that is told once, as a paper for the officer's hand: on print it stands alone. */
export function Paper({ paper, name }: { paper: IssuedPassword; name: string }) {
  const say = useSay()
  return (
    <section className="paper stack" aria-labelledby="paper" role="status">
      <h3 id="paper">{say('people:paper.title')}</h3>
      <Facts
        small
        facts={[
          { label: say('people:officers.name'), value: <Value>{name}</Value> },
          { label: say('people:officers.username'), value: <Id>{paper.username}</Id> },
          { label: say('people:paper.password'), value: <b className="id paper-secret">{paper.password}</b> },
          {
            label: say('people:paper.until'),
            value: `${date(paper.expiresAt)} · ${time(paper.expiresAt)}`,
          },
        ]}
      />
      <p className="quiet">{say('people:paper.steps')}</p>
      <div className="row paper-acts">
        <Button onClick={() => print()}>{say('platform:act.print')}</Button>
        <StatusWord of="look">{say('people:paper.once')}</StatusWord>
      </div>
    </section>
  )
}
