import type { ReactNode } from 'react'
import './faces.css'

export interface Face {
  /** *Camera, now*; *Chip, signature valid*. */
  caption: ReactNode
  /** Absent when the source is there but gave no picture: a silhouette stands in its place. */
  src?: string
}

interface FacesProps {
  /** Only the sources that exist at this lane: a camera or chip that is not installed has no place. */
  faces?: readonly Face[]
  /** As in the machine-readable zone: *RAHIMI, Reza*. */
  name: string
  /** In the traveller's own script, with its language: never translated, kept beside the Latin spelling. */
  native?: { name: string; lang: string; label?: ReactNode }
  children?: ReactNode
}

function Silhouette() {
  return (
    <svg
      className="face"
      viewBox="0 0 172 216"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="172" height="216" fill="var(--sunken)" />
      <path
        d="M8 216c2-38 26-50 62-58v-40h32v40c36 8 60 20 62 58zM86 48c19 0 34 19 34 43s-15 43-34 43-34-19-34-43 15-43 34-43z"
        fill="var(--hatch)"
      />
    </svg>
  )
}

/** Faces side by side, then the name in two scripts; facts follow as children. */
export function Faces({ faces = [], name, native, children }: FacesProps) {
  return (
    <>
      {faces.length > 0 && (
        <div className="faces">
          {faces.map((face, i) => (
            <figure key={face.src ?? i}>
              {face.src ? <img className="face" src={face.src} alt="" /> : <Silhouette />}
              <figcaption>{face.caption}</figcaption>
            </figure>
          ))}
        </div>
      )}
      <p className="faces-name">
        <bdi dir="auto">{name}</bdi>
      </p>
      {native && (
        <p className="faces-native">
          {native.label}
          <bdi dir="auto" lang={native.lang}>
            {native.name}
          </bdi>
        </p>
      )}
      {children}
    </>
  )
}
