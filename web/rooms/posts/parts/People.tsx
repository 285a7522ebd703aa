import type { PublicNode } from '../../../../contracts/posts.ts'
import { useSay } from '../../../platform/words.ts'
import { Row, Rows } from '../../../ui/Row.tsx'
import { placeOf } from '../place.ts'

/** In a demonstration: whom a newcomer may be, those of this place first. */
export function People({
  node,
  site,
  chosen,
  choose,
}: {
  node: PublicNode
  site: string
  chosen: string
  choose: (name: string) => void
}) {
  const say = useSay()
  const here = node.people.filter(person => person.site === site)
  const elsewhere = node.people.filter(person => person.site !== site)
  return (
    <section className="door-people panel">
      <Rows label={say('posts:sign-in.people')}>
        {[...here, ...elsewhere].map(person => (
          <Row
            key={person.username}
            selected={person.username === chosen}
            open={() => choose(person.username)}
            end={
              person.site === site
                ? say(person.secondFactor ? 'posts:sign-in.password-code' : 'posts:sign-in.password-only')
                : person.post
                  ? say('posts:sign-in.works-at', { place: { words: placeOf(node, person.site) } })
                  : say('posts:sign-in.head-office')
            }
          >
            <b dir="ltr">{person.username}</b> {say(`posts:duty.${person.duty}`)}
          </Row>
        ))}
      </Rows>
      <p className="small quieter">{say('posts:sign-in.people-help')}</p>
    </section>
  )
}
