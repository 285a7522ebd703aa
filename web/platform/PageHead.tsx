import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import './desk-page.css'

/** Title of a desk page, its way back, and its acts at the end side. */
export function PageHead({
  title,
  back,
  acts,
}: {
  title: ReactNode
  back?: { to: string; label: string }
  acts?: ReactNode
}) {
  return (
    <header className="page-head">
      <div className="grow">
        {back && (
          <p className="small">
            <Link to={back.to}>{back.label}</Link>
          </p>
        )}
        <h1>{title}</h1>
      </div>
      {acts && <div className="row">{acts}</div>}
    </header>
  )
}
