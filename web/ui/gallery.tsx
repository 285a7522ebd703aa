import { lazy, StrictMode, Suspense, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from '../platform/api.ts'
import { Id, Plate, Value } from '../platform/bidi.tsx'
import { date, number } from '../platform/dates.ts'
import { Empty, Loading, Stale, Trouble } from '../platform/feedback.tsx'
import { installKeyboard } from '../platform/keyboard.ts'
import { type Bindings, useKeys } from '../platform/keys.ts'
import { LANGUAGES, type Language, language, startLanguage } from '../platform/language.ts'
import { type Reading, useReader } from '../platform/reader.ts'
import { useSheets } from '../platform/sheets.tsx'
import { startTheme } from '../platform/theme.ts'
import { stateWord, useSay } from '../platform/words.ts'
import { Button, Kbd } from './Button.tsx'
import { Checks } from './Checks.tsx'
import { Faces } from './Faces.tsx'
import { Facts } from './Facts.tsx'
import { Choice, Field } from './Field.tsx'
import { texts } from './gallery-texts.ts'
import { Keys } from './Keys.tsx'
import { Meter } from './Meter.tsx'
import { Row, Rows } from './Row.tsx'
import { Peek, Say } from './Say.tsx'
import { Status, type StatusKind, StatusWord } from './Status.tsx'
import { Strip } from './Strip.tsx'
import { Verdict, type VerdictState } from './Verdict.tsx'
import './base.css'
import './gallery.css'

/**
 * Development page, in no build: each part in each state, and a whole booth. `?verdict=clear&theme=night&lang=fa&degraded&view=parts`, `view=desk`.
 * People, numbers and orders are invented.
 */
const asked = new URLSearchParams(location.search)

const states: VerdictState[] = [
  'empty',
  'reading',
  'clear',
  'settle',
  'second-line',
  'could-not-check',
  'stale',
  'passed-here',
  'held',
  'released',
  'refused',
  'withdrawn',
]
const kinds: StatusKind[] = ['clear', 'look', 'second', 'stop', 'unknown', 'waiting', 'working', 'none']

/** The third column: what to say and why, or the stay and this booth. */
function Beside({ second, peek }: { second: boolean; peek: boolean }) {
  const t = texts[language()]
  return second ? (
    <>
      <Say sentence="Adi yoxlamadır, bir neçə dəqiqə çəkəcək." lang="az" meaning={t.routine} />
      <Peek
        open={peek}
        title={t.peekTitle}
        note={t.peekNote}
        closed={
          <>
            <Kbd>F2</Kbd>
            {t.peekClosed}
          </>
        }
      >
        <Facts small facts={[{ label: t.owner, value: <Id>EB-2291/3</Id> }]} />
      </Peek>
    </>
  ) : (
    <>
      <h2 className="label">{t.stay}</h2>
      <div className="row">
        <span className="figure">{number(12)}</span>
        <span className="quiet">{t.used}</span>
      </div>
      <Meter
        of={90}
        parts={[
          { amount: 12, tone: 'used' },
          { amount: 15, tone: 'asked' },
        ]}
      />
      <div className="gallery-gap" />
      <Rows label={t.thisBooth}>
        {t.recent.map(([kind, time, text, took]) => (
          <Row key={time} status={kind} end={took}>
            {time} {text}
          </Row>
        ))}
      </Rows>
    </>
  )
}

function BoothView({ state }: { state: VerdictState }) {
  const say = useSay()
  const t = texts[language()]
  const [peek, setPeek] = useState(false)
  const [log, setLog] = useState<string[]>([])
  const [reading, setReading] = useState<Reading>()
  const note = (what: string) => setLog(before => [...before, what])
  const second = state === 'second-line'
  const degraded = asked.has('degraded') || state === 'stale'
  const bindings: Bindings = {
    ...(!second && {
      Space: {
        label: say('platform:act.release'),
        act: () => note('release'),
        refused: state === 'could-not-check' ? t.leader : undefined,
      },
    }),
    KeyS: { label: say('platform:act.refer'), act: () => note('refer') },
    ...(second && { F2: { label: say('platform:act.reason'), hold: setPeek } }),
    KeyR: { label: say('platform:act.read-again'), act: () => note('read again') },
    KeyE: { label: say('platform:act.correct'), act: () => note('correct') },
    KeyP: { label: say('platform:act.purpose'), act: () => note('purpose') },
    KeyM: { label: say('platform:act.minor'), act: () => note('minor') },
  }
  useKeys(bindings)
  useReader(setReading)
  const { more, openMode, sheets } = useSheets()
  const act = second
    ? { label: say('platform:act.refer'), shortcut: 'S', press: () => note('refer') }
    : {
        label: say('platform:act.release'),
        shortcut: 'Space',
        press: () => note('release'),
        refused: bindings.Space?.refused,
      }
  const acts = ['clear', 'stale', 'second-line', 'could-not-check'].includes(state)
  const empty = state === 'empty' || state === 'reading'
  return (
    <div className="booth">
      <Strip
        brand={say('platform:brand')}
        place={t.post}
        detail={t.detail}
        date={t.day}
        shift={say('platform:shift', {
          from: { time: '2026-03-17T02:00:00Z' },
          until: { time: '2026-03-17T10:00:00Z' },
        })}
        mode={
          degraded
            ? { tone: 'down', text: say('platform:mode.down', { count: 41 }), press: openMode }
            : {
                tone: 'up',
                text: say('platform:mode.up', { time: { time: '2026-03-17T05:41:00Z' } }),
                press: openMode,
              }
        }
        person={{ text: t.person, press: openMode }}
        clock={t.clock}
      />
      <main>
        <h1 className="unseen">{t.detail}</h1>
        <Verdict
          state={state}
          word={say(`platform:verdict.${state}`)}
          sentence={state === 'empty' ? say('platform:verdict.empty-sentence') : t.sentences[state]}
          act={acts ? act : undefined}
          aside={acts ? t.since : undefined}
          degraded={degraded}
        />
        <div className={second ? 'booth-work wide' : 'booth-work'}>
          <section aria-label={t.traveller}>
            {!empty && (
              <Faces
                faces={asked.has('faces') ? [{ caption: t.camera }, { caption: t.chip }] : []}
                name="RAHIMI, Reza"
                native={{ name: 'رضا رحیمی', lang: 'fa' }}
              >
                <Facts
                  facts={[
                    { label: t.nationality, value: stateWord('IRN') },
                    { label: say('platform:date.born'), value: date('1984-05-17') },
                    { label: t.passport, value: <Id>K38204417</Id> },
                    { label: t.valid, value: date('2028-09-02', 'short') },
                  ]}
                />
              </Faces>
            )}
            {reading && (
              <p role="log" aria-label="reading">
                <Id>{`${reading.layout} ${reading.text}`}</Id>
              </p>
            )}
            <ol aria-label="acts">
              {log.map((what, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows
                <li key={i}>{what}</li>
              ))}
            </ol>
          </section>
          {empty ? (
            <section aria-label={t.checks} />
          ) : (
            <Checks
              label={t.checked}
              checks={(second ? t.secondChecks : degraded ? t.staleChecks : t.clearChecks).map(
                ([check, title, text]) => ({
                  id: title,
                  state: check,
                  title,
                  text,
                }),
              )}
            />
          )}
          <section aria-label={t.stay}>
            <Beside second={second} peek={peek} />
          </section>
        </div>
      </main>
      <Keys bindings={bindings} label={say('platform:keys.row')} more={more} />
      {sheets}
    </div>
  )
}

function PartsView() {
  const say = useSay()
  const t = texts[language()]
  const [corridor, setCorridor] = useState<'green' | 'red'>()
  return (
    <main className="gallery-parts">
      <h1>{t.parts}</h1>
      <section aria-label="bands" className="gallery-bands">
        {states.map(state => (
          <Verdict
            key={state}
            state={state}
            word={say(`platform:verdict.${state}`)}
            sentence={t.sentences[state]}
            act={{
              label: say('platform:act.release'),
              shortcut: 'Space',
              press: () => {},
              refused: state === 'held' ? t.leader : undefined,
            }}
            aside={t.since}
          />
        ))}
        <Verdict state="clear" degraded word={say('platform:verdict.clear')} sentence={t.sentences.clear} />
      </section>
      <section aria-label="statuses" className="panel gallery-line">
        {kinds.map(kind => (
          <span key={kind} className="gallery-line">
            <Status of={kind} size={32} />
            <StatusWord of={kind}>{kind}</StatusWord>
          </span>
        ))}
      </section>
      <section aria-label="forms" className="panel gallery-columns">
        <div className="stack">
          <Field label={t.passport} help={t.twice} error={t.wrong}>
            {props => <input {...props} className="id" defaultValue="K38204417" />}
          </Field>
          <Choice
            label={t.corridor}
            value={corridor}
            choose={setCorridor}
            options={[
              { value: 'green', label: t.green },
              { value: 'red', label: t.red },
            ]}
          />
          <div className="row">
            <Button primary shortcut="Ctrl Enter">
              {say('platform:act.send')}
            </Button>
            <Button>{say('platform:act.cancel')}</Button>
            <Button refused={t.leader}>{say('platform:act.approve')}</Button>
          </div>
          <Facts
            facts={[
              { label: 'Plate', value: <Plate state="IR">45 ع 318 | 16</Plate> },
              { label: 'Name', value: <Value>{'\u202eAzeR\u0007 رضا'}</Value> },
            ]}
          />
        </div>
        <div className="stack">
          <Trouble
            problem={
              new Problem({
                type: '/problems/disk-full',
                status: 507,
                title: { key: 'platform:problem-title.disk-full' },
                detail: { key: 'platform:problem.disk-full' },
                ref: '7F3K',
              })
            }
            again={() => {}}
          />
          <Trouble
            problem={
              new Problem({
                type: 'line-down',
                status: 0,
                title: { key: 'platform:problem-title.line-down' },
                detail: { key: 'platform:problem.not-known' },
              })
            }
            again={() => {}}
          />
          <Empty act={<Button>{say('platform:act.open')}</Button>}>{t.emptyList}</Empty>
          <Stale age={t.age}>{number(17)}</Stale>
          <Loading rows={3} />
        </div>
      </section>
    </main>
  )
}

const wanted = asked.get('lang')
const lang: Language = LANGUAGES.find(code => code === wanted) ?? 'en'
startTheme()
if (asked.get('theme') === 'night') document.documentElement.dataset.theme = 'night'
installKeyboard()
await startLanguage(lang)
const DeskView = lazy(() => import('./gallery-desk.tsx'))

function view() {
  if (asked.get('view') === 'parts') return <PartsView />
  if (asked.get('view') === 'desk') return <DeskView />
  return <BoothView state={states.find(state => state === asked.get('verdict')) ?? 'clear'} />
}

const place = document.getElementById('root')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Suspense fallback={<Loading />}>{view()}</Suspense>
    </StrictMode>,
  )
}
