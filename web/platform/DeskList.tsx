import { Link } from '@tanstack/react-router'
import { ConfigProvider, Table, type TableProps } from 'antd'
import { type ReactNode, type RefObject, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { useAddress } from './address.ts'
import { useKeys } from './keys.ts'
import { useSay } from './words.ts'
import './desk-list.css'

export interface DeskColumn<Row> {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** What the column is sorted by; without it the column is not sortable. */
  by?: (row: Row) => string | number
  /** A figure: end-aligned, its unit in the title. */
  figure?: boolean
}

interface DeskListProps<Row> {
  /** Names the table to screen readers. */
  label: string
  rows: readonly Row[]
  columns: readonly DeskColumn<Row>[]
  /** A page of its own, or something on this page. */
  to?: (row: Row) => string
  open?: (row: Row) => void
  /** Said after the first cell, so that each way in has a name of its own. */
  name: (row: Row) => string
  selected?: string | undefined
  /** The next page, after a cursor. */
  more?: { press: () => void; pending: boolean } | undefined
  empty: ReactNode
  place?: RefObject<HTMLDivElement | null>
}

const tokens = {
  components: {
    Table: {
      cellPaddingBlockSM: 7,
      cellPaddingInlineSM: 12,
      cellFontSizeSM: 14,
      headerSplitColor: 'transparent',
      rowSelectedBg: 'var(--act-soft)',
      rowSelectedHoverBg: 'var(--act-soft)',
      headerBg: 'var(--surface)',
      headerColor: 'var(--ink-3)',
      headerSortActiveBg: 'var(--surface)',
      headerSortHoverBg: 'var(--sunken)',
      bodySortBg: 'transparent',
    },
  },
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
}

/** `J` `K` move the focus from row to row; `Enter` then is the row's own. */
function useRowKeys(place: RefObject<HTMLDivElement | null>): void {
  const say = useSay()
  const ways = () => [...(place.current?.querySelectorAll<HTMLElement>('.row-way') ?? [])]
  const move = (step: number) => {
    const all = ways()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = at < 0 ? all[step > 0 ? 0 : all.length - 1] : all[at + step]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({
    KeyJ: { label: say('platform:act.next'), act: () => move(1) },
    KeyK: { label: say('platform:act.previous'), act: () => move(-1) },
    Enter: { label: say('platform:act.open'), act: () => ways()[0]?.focus() },
  })
}

/** The first column leads into the row: a link to its page, or a button that opens it here. */
function Way<Row>({
  row,
  column,
  to,
  open,
  name,
}: DeskListProps<Row> & { row: Row; column: DeskColumn<Row> }) {
  const inside = (
    <>
      {column.cell(row)} <span className="unseen">{name(row)}</span>
    </>
  )
  if (to)
    return (
      <Link className="row-way" to={to(row)}>
        {inside}
      </Link>
    )
  return (
    <button type="button" className="row-way" onClick={() => open?.(row)}>
      {inside}
    </button>
  )
}

/** A table of a desk: one line per row, `J K Enter`, sorting in the address (`sort=at`, `sort=-at`), paged by cursor. */
export function DeskList<Row extends { id: string }>(props: DeskListProps<Row>) {
  const { label, rows, columns, selected, more, empty } = props
  const say = useSay()
  const address = useAddress()
  const own = useRef<HTMLDivElement>(null)
  const place = props.place ?? own
  useRowKeys(place)
  const sort = address.get('sort')
  const shown: TableProps<Row>['columns'] = columns.map((column, i) => ({
    key: column.key,
    title: column.title,
    ...(column.figure && { align: 'end' as const }),
    render: (_: unknown, row: Row) =>
      i === 0 ? <Way {...props} row={row} column={column} /> : column.cell(row),
    ...(column.by && {
      sorter: (a: Row, b: Row) => compare(column.by?.(a) ?? '', column.by?.(b) ?? ''),
      showSorterTooltip: false,
      sortOrder:
        sort === column.key ? ('ascend' as const) : sort === `-${column.key}` ? ('descend' as const) : null,
    }),
  }))
  if (rows.length === 0) return <div className="panel">{empty}</div>
  return (
    <ConfigProvider theme={tokens}>
      <div className="desk-list panel" ref={place}>
        <Table<Row>
          aria-label={label}
          size="small"
          rowKey="id"
          dataSource={rows}
          columns={shown}
          pagination={false}
          rowClassName={row => (row.id === selected ? 'ant-table-row-selected' : '')}
          onChange={(_page, _filters, sorter) => {
            const one = Array.isArray(sorter) ? sorter[0] : sorter
            const sign = one?.order === 'descend' ? '-' : ''
            address.set({ sort: one?.order ? `${sign}${String(one.columnKey)}` : undefined })
          }}
        />
        {more && (
          <p className="desk-list-more">
            <Button onClick={more.press} aria-busy={more.pending}>
              {say('platform:list.more')}
            </Button>
            <span className="small quieter">{say('platform:list.shown', { count: rows.length })}</span>
          </p>
        )}
      </div>
    </ConfigProvider>
  )
}

/** *3 new, show* with `.`, and how long nothing was heard. */
export function NewsLine({
  waiting,
  show,
  age,
}: {
  waiting: number
  show: () => void
  age: number | undefined
}) {
  const say = useSay()
  useKeys(waiting > 0 ? { Period: { label: say('platform:list.show-new'), act: show } } : {})
  return (
    <span role="status" className="news-line">
      {waiting > 0 && (
        <Button shortcut="." onClick={show}>
          {say('platform:list.new', { count: waiting })}
        </Button>
      )}
      {age !== undefined && <span className="small quiet">{say('platform:live.lost', { count: age })}</span>}
    </span>
  )
}
