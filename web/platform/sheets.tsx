import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { Kbd } from '../ui/Button.tsx'
import { Choice } from '../ui/Field.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Loading } from './feedback.tsx'
import { bindingsNow, keyLabel, letters, useKeys } from './keys.ts'
import { LANGUAGES, language, languageName, loadWords, setLanguage } from './language.ts'
import { type NavigationLink, speaking } from './room.ts'
import { useMay } from './session.tsx'
import { useRooms, useStation } from './station.ts'
import { setTheme, useTheme } from './theme.ts'
import { useSay } from './words.ts'

/** `?`: every key that acts on this screen now. */
export function KeysSheet({ shut }: { shut: () => void }) {
  const say = useSay()
  const [listed] = useState(() => Object.entries(bindingsNow()))
  useKeys({ Escape: { label: say('platform:close'), act: shut } }, { alone: true })
  return (
    <Sheet title={say('platform:keys.title')} close={say('platform:close')} shut={shut}>
      <ul className="sheet-keys">
        {listed.map(([name, binding]) => (
          <li key={name}>
            <span>
              <Kbd>{keyLabel(name)}</Kbd>
            </span>
            <span>
              {binding.label}
              {binding.refused && <span className="small quieter"> · {binding.refused}</span>}
            </span>
          </li>
        ))}
      </ul>
      <Letters />
    </Sheet>
  )
}

function Letters() {
  const say = useSay()
  const [on, setOn] = useState(letters.on)
  return (
    <Choice
      label={say('platform:keys.letters')}
      value={on ? 'on' : 'off'}
      options={[
        { value: 'on', label: say('platform:keys.letters-on') },
        { value: 'off', label: say('platform:keys.letters-off') },
      ]}
      choose={next => {
        letters.set(next === 'on')
        setOn(next === 'on')
      }}
    />
  )
}

/** Language and light of this workstation: for the sign-in page, and inside the sheet below. */
export function Preferences() {
  const say = useSay()
  return (
    <>
      <Choice
        label={say('platform:language')}
        value={language()}
        options={LANGUAGES.map(code => ({ value: code, label: languageName[code], lang: code }))}
        choose={code => void setLanguage(code)}
      />
      <Choice
        label={say('platform:light')}
        value={useTheme()}
        options={[
          { value: 'day', label: say('platform:day') },
          { value: 'night', label: say('platform:night') },
        ]}
        choose={setTheme}
      />
    </>
  )
}

/** `F9` and the name in the strip: mode and lists of the node, language, light, and the way out. */
export function ModeSheet({ shut }: { shut: () => void }) {
  const say = useSay()
  const { Details, SignOut } = useStation()
  useKeys({ Escape: { label: say('platform:close'), act: shut } }, { alone: true })
  return (
    <Sheet title={say('platform:mode.title')} close={say('platform:close')} shut={shut}>
      {Details && (
        <Suspense fallback={<Loading rows={3} />}>
          <Details />
        </Suspense>
      )}
      <Preferences />
      {SignOut && <SignOut />}
    </Sheet>
  )
}

/** `G`, then a letter: the workspaces that this person has, each with its key. */
export function GoSheet({ links, shut }: { links: readonly NavigationLink[]; shut: () => void }) {
  const say = useSay()
  const navigate = useNavigate()
  const rooms = useRooms()
  // the letters count at once: whoever knows one does not wait for the words
  const [worded, setWorded] = useState(false)
  useEffect(() => void loadWords(speaking(rooms)).then(() => setWorded(true)), [rooms])
  const go = (path: string) => {
    shut()
    void navigate({ to: path })
  }
  useKeys(
    {
      Escape: { label: say('platform:close'), act: shut },
      ...Object.fromEntries(links.map(link => [link.key, { label: '', act: () => go(link.path) }])),
    },
    { alone: true },
  )
  return (
    <Sheet title={say('platform:keys.go')} close={say('platform:close')} shut={shut}>
      <ul className="sheet-keys">
        {(worded ? links : []).map(link => (
          <li key={link.path}>
            <span>
              <Kbd>{keyLabel(link.key ?? '')}</Kbd>
            </span>
            <button type="button" className="sheet-way" onClick={() => go(link.path)}>
              {say(link.label)}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** Entries of the side navigation that have a key and are of use to this person; their labels are words of `speaking` rooms. */
export function useWorkspaces(): readonly NavigationLink[] {
  const may = useMay()
  return useRooms()
    .flatMap(room => room.links ?? [])
    .filter(link => link.key && (!link.needs || may(link.needs)))
}

/** Binds `?`, `G` and `F9` on a screen and draws their sheets. `more` goes into the key row, `openMode` into the strip. */
export function useSheets(): {
  more: { label: string; press: () => void }
  openMode: () => void
  sheets: ReactNode
} {
  const say = useSay()
  const [open, setOpen] = useState<'keys' | 'mode' | 'go'>()
  const links = useWorkspaces()
  const shut = () => setOpen(undefined)
  const openKeys = () => setOpen('keys')
  const openMode = () => setOpen('mode')
  const openGo = () => setOpen('go')
  useKeys({
    'Shift+Slash': { label: say('platform:keys.all'), act: openKeys },
    F9: { label: say('platform:keys.mode'), act: openMode },
    ...(links.length > 0 && {
      KeyG: { label: say('platform:keys.go'), act: openGo, unlisted: true },
    }),
  })
  const sheets = (
    <>
      {open === 'keys' && <KeysSheet shut={shut} />}
      {open === 'mode' && <ModeSheet shut={shut} />}
      {open === 'go' && <GoSheet links={links} shut={shut} />}
    </>
  )
  return { more: { label: say('platform:keys.all'), press: openKeys }, openMode, sheets }
}
