import { newId } from '../../../../contracts/ids.ts'
import { AddCertificate, DeclareGoods, SetCorridor } from '../../../../contracts/onestop.ts'
import { action } from '../../../platform/action.ts'
import { seal } from '../../../platform/keys.ts'
import { problem } from '../../../platform/problems.ts'
import { kindsOf } from '../rules/index.ts'
import type { SealedGoods, Stored } from '../store/index.ts'
import { cargoCorridor, certificate, consignment } from '../tables/index.ts'
import { askControls } from './ask.ts'
import { changeFile, requireUndecided } from './change.ts'
import { controlFacts, fileOf } from './view.ts'

/** The short import declaration, or one that takes the place of another. What is in it may ask for controls of food safety. */
export const declareGoods = action({
  name: 'crossings.declareGoods',
  input: DeclareGoods,
  needs: 'shift',
  async run(context, { crossing, corrects, ...given }) {
    const { tx, actor, platform } = context
    const { stored } = await changeFile(context, crossing)
    requireUndecided(stored)
    const { procedure } = await controlFacts(platform, stored)
    if (!procedure.cargoCorridor) throw problem('not-possible', { key: 'onestop:refusal.no-cargo' })
    if (corrects && !stored.more.consignments.some(c => c.id === corrects))
      throw problem('not-found', { key: 'onestop:refusal.no-declaration' })
    const goods: SealedGoods = { ...given, tir: given.tir ?? null, ecmr: given.ecmr ?? null }
    const id = newId()
    const kinds = kindsOf(goods.lines.map(l => l.hs))
    const mass = goods.lines.reduce((sum, l) => sum + l.gross, 0)
    const row = { id, at: tx.now, by: actor.id, kinds, mass }
    tx.insert(consignment, {
      site: tx.site,
      crossing,
      corrects: corrects ?? null,
      sealed: seal(stored.key, goods),
      ...row,
    })
    const kept = stored.more.consignments.filter(c => c.id !== corrects)
    askControls(tx, actor, withMore(stored, { consignments: [...kept, { ...goods, ...row }] }), procedure)
    return {
      ids: { crossing },
      subject: crossing,
      record: { consignment: id, kinds, lines: goods.lines.length },
      personal: { key: stored.key, content: goods },
    }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

const withMore = (stored: Stored, more: Partial<Stored['more']>): Stored => ({
  ...stored,
  more: { ...stored.more, ...more },
})

/** The corridor of the goods: the blueprint's until Customs sets another, with its reason. */
export const setCorridor = action({
  name: 'crossings.setCorridor',
  input: SetCorridor,
  needs: 'shift',
  async run(context, { crossing, corridor, reason }) {
    const { tx, actor, platform } = context
    const { stored } = await changeFile(context, crossing)
    requireUndecided(stored)
    const { procedure } = await controlFacts(platform, stored)
    if (!procedure.cargoCorridor) throw problem('not-possible', { key: 'onestop:refusal.no-cargo' })
    const [at, by] = [tx.now, actor.id]
    const sealed = seal(stored.key, { reason })
    tx.insert(cargoCorridor, { site: tx.site, id: newId(), crossing, at, by, corridor, sealed })
    askControls(tx, actor, withMore(stored, { corridor: { corridor, reason, by, at } }), procedure)
    return { ids: { crossing }, subject: crossing, record: { corridor } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** A certificate that came with the goods. One that has ended is kept as well, and says so. */
export const addCertificate = action({
  name: 'crossings.addCertificate',
  input: AddCertificate,
  needs: 'shift',
  async run(context, { crossing, kind, validUntil, ...content }) {
    const { tx, actor } = context
    const { stored } = await changeFile(context, crossing)
    requireUndecided(stored)
    const id = newId()
    const sealed = seal(stored.key, content)
    tx.insert(certificate, {
      site: tx.site,
      id,
      crossing,
      at: tx.now,
      by: actor.id,
      kind,
      validUntil,
      sealed,
    })
    return {
      ids: { crossing },
      subject: crossing,
      record: { certificate: id, kind, expired: validUntil < stored.day },
      personal: { key: stored.key, content },
    }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})
