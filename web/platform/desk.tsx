import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, Outlet } from '@tanstack/react-router'
import { theme as antdTheme, ConfigProvider } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Loading } from './feedback.tsx'
import { direction, type Language, language } from './language.ts'
import type { NavigationLink } from './room.ts'
import { StationStrip } from './StationStrip.tsx'
import { useMay } from './session.tsx'
import { useSheets } from './sheets.tsx'
import { useRooms } from './station.ts'
import { useTheme } from './theme.ts'
import { useSay } from './words.ts'
import './desk.css'

const locales: Record<
  Language,
  () => Promise<{ default: NonNullable<Parameters<typeof ConfigProvider>[0]['locale']> }>
> = {
  az: () => import('antd/locale/az_AZ'),
  en: () => import('antd/locale/en_GB'),
  ru: () => import('antd/locale/ru_RU'),
  fa: () => import('antd/locale/fa_IR'),
}

/** The tokens of `ui/tokens.css` by name: colours are written there and nowhere else. */
function tokensOf(read: (name: string) => string) {
  return {
    fontFamily: 'var(--sans)',
    fontFamilyCode: 'var(--mono)',
    fontSize: 14,
    borderRadius: 4,
    borderRadiusLG: 6,
    controlHeight: 32,
    motion: false,
    wireframe: false,
    colorPrimary: read('--act'),
    colorLink: read('--act'),
    colorInfo: read('--act'),
    colorSuccess: read('--clear'),
    colorWarning: read('--look'),
    colorError: read('--stop'),
    colorText: read('--ink'),
    colorTextSecondary: read('--ink-2'),
    colorTextTertiary: read('--ink-3'),
    colorTextPlaceholder: read('--ink-3'),
    colorTextDescription: read('--ink-3'),
    colorBgBase: read('--surface'),
    colorBgLayout: read('--ground'),
    colorBgContainer: read('--surface'),
    colorBgElevated: read('--surface'),
    colorFillAlter: read('--sunken'),
    colorBorder: read('--line-2'),
    colorBorderSecondary: read('--line'),
    colorTextLightSolid: read('--on-act'),
    controlItemBgActive: read('--act-soft'),
  }
}

/** Where antd would derive a colour of its own from ours, ours stands. */
function exact(read: (name: string) => string) {
  return {
    colorPrimary: read('--act'),
    colorPrimaryHover: read('--act-hover'),
    colorPrimaryActive: read('--act-hover'),
    colorLink: read('--act'),
    colorLinkHover: read('--act-hover'),
    colorSuccess: read('--clear'),
    colorWarning: read('--look'),
    colorError: read('--stop'),
    colorInfo: read('--act'),
  }
}

/** antd with our tokens, the reader's language and direction. Desk pages stand inside it; nothing else may import antd. */
export function AntdFrame({ children }: { children: ReactNode }) {
  useSay()
  const lang = language()
  const light = useTheme()
  const locale = useQuery({
    queryKey: ['antd-locale', lang],
    queryFn: async () => (await locales[lang]()).default,
    staleTime: Number.POSITIVE_INFINITY,
    // the page stays while the words of antd's own parts come: a half-written form is not lost by turning the language
    placeholderData: keepPreviousData,
  })
  const config = useMemo(() => {
    const style = getComputedStyle(document.documentElement)
    const read = (name: string) => style.getPropertyValue(name).trim()
    const derive = light === 'night' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm
    const algorithm: typeof derive = seed => ({ ...derive(seed), ...exact(read) })
    return {
      algorithm,
      token: tokensOf(read),
      components: {
        Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
        Table: {
          headerBg: read('--surface'),
          headerColor: read('--ink-3'),
          headerSplitColor: 'transparent',
          cellPaddingBlock: 7,
          cellPaddingBlockMD: 7,
          cellPaddingBlockSM: 7,
          rowHoverBg: read('--act-soft'),
          rowSelectedBg: read('--act-soft'),
          rowSelectedHoverBg: read('--act-soft'),
        },
      },
      cssVar: { key: `sarhad-${light}` },
      hashed: false,
    }
  }, [light])
  if (!locale.data) return <Loading />
  return (
    <ConfigProvider theme={config} locale={locale.data} direction={direction(lang)}>
      {children}
    </ConfigProvider>
  )
}

function groupsOf(links: readonly NavigationLink[]): [string, NavigationLink[]][] {
  const groups = new Map<string, NavigationLink[]>()
  for (const link of links) groups.set(link.group, [...(groups.get(link.group) ?? []), link])
  return [...groups]
}

function Navigation() {
  const say = useSay()
  const may = useMay()
  // where there is room for it the list always stands; on a telephone it opens and goes with the choice
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const links = useRooms()
    .flatMap(room => room.links ?? [])
    .filter(link => !link.needs || may(link.needs))
  return (
    <nav className={open ? 'desk-nav open' : 'desk-nav'} aria-label={say('platform:nav.label')}>
      <div className="desk-menu">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {say('platform:nav.label')}
        </Button>
      </div>
      {groupsOf(links).map(([group, entries]) => (
        <section key={group} aria-label={say(group)}>
          <h2>{say(group)}</h2>
          <ul>
            {entries.map(entry => (
              <li key={entry.path}>
                <Link to={entry.path} activeProps={{ 'aria-current': 'page' }} onClick={close}>
                  {say(entry.label)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

/** Strip, side navigation of words, the page. */
export function DeskLayout() {
  const say = useSay()
  const { openMode, sheets } = useSheets()
  return (
    <AntdFrame>
      <div className="desk">
        <a className="skip" href="#page">
          {say('platform:nav.skip')}
        </a>
        <StationStrip openMode={openMode} />
        <Navigation />
        <main id="page" className="desk-page">
          <Outlet />
        </main>
        {sheets}
      </div>
    </AntdFrame>
  )
}

export default DeskLayout
