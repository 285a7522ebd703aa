import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { atWork, sound } from './desk.ts'
import { openPost, type Post } from './post.ts'

/** A shift from its orders to its sheet: read and signed, lanes by lot, handed over, taken over, printed with its checkpoint. */
let browser: Browser
let post: Post
let leyla: Page

beforeAll(async () => {
  post = await openPost()
  browser = await openBrowser()
  leyla = await atWork(post, browser, 'leyla', { lane: /Shift desk/ })
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
})

const go = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()

describe('a shift', () => {
  it('has orders that each officer signs; the booth opens without and says so until they are', async () => {
    await go(leyla, 'Orders of the day')
    await leyla.getByRole('button', { name: 'Write an order' }).click()
    await leyla.getByLabel('Text').fill('Lane 2 closes at noon.')
    await leyla.getByRole('button', { name: 'Write an order' }).click()
    await leyla.getByText('nobody yet').waitFor()
    await sound(leyla, true)

    const aysel = await atWork(post, browser, 'aysel', { lane: /On foot, entry/ })
    await aysel.getByRole('link', { name: '1 order not signed' }).click()
    await aysel.getByText('Lane 2 closes at noon.').waitFor()
    await sound(aysel)
    await aysel.getByRole('button', { name: 'I have read it, sign' }).click()
    await aysel.getByText(/^you signed at/).waitFor()
    expect(await aysel.getByRole('link', { name: /not signed/ }).count()).toBe(0)
    await aysel.close()
    expect(await post.ledger('posts.signOrder')).toHaveLength(1)
  })

  it('that stays open in a browser that is gone is ended from another, and the lane is free', async () => {
    const aysel = await atWork(post, browser, 'aysel')
    await aysel.getByRole('radio', { name: /On foot, entry/ }).check()
    await aysel.getByRole('radio', { name: 'Works', exact: true }).check()
    await aysel.getByRole('button', { name: 'Open shift' }).click()
    await aysel.getByText(/^Your shift at .* is open since/).waitFor()
    await sound(aysel, true)
    await aysel.getByRole('button', { name: 'End shift' }).click()
    await aysel.getByText(/^Your shift at .* is open since/).waitFor({ state: 'detached' })
    await aysel.getByRole('button', { name: 'Open shift' }).click()
    await aysel.getByText('Put the document on the reader').waitFor()
    await aysel.close()
    expect(await post.ledger('posts.endShift')).toHaveLength(1)
  })

  it('of a colleague who went without ending it is ended by the shift leader, with a reason', async () => {
    const aysel = await atWork(post, browser, 'aysel')
    await go(leyla, 'On duty')
    await leyla.getByRole('row', { name: /Aysel/ }).waitFor()
    await sound(leyla, true)
    await leyla.getByRole('button', { name: /^End the shift of .*Aysel/ }).click()
    await leyla.getByLabel('Reason').fill('went home')
    await leyla.getByRole('form').getByRole('button', { name: 'End the shift' }).click()
    await leyla.getByRole('row', { name: /Aysel/ }).waitFor({ state: 'detached' })
    await aysel.close()
    expect(await post.ledger('posts.relieveOfficer')).toHaveLength(1)
  })

  it('gives lanes by lot, which the next checkpoint decides', async () => {
    await go(leyla, 'Lanes by lot')
    const next = leyla.getByRole('listitem').filter({ hasText: 'First line' }).last()
    await next.getByRole('button', { name: 'Draw lots' }).click()
    await leyla.getByText(/^Decided by the checkpoint of size/).waitFor()
    await leyla.getByRole('rowheader', { name: /Aysel Nağıyeva/ }).waitFor()
    await sound(leyla)
  })

  it('is written down, handed over with what waits, and taken over by the next leader', async () => {
    await go(leyla, 'Shift log')
    await leyla.getByRole('button', { name: 'Write' }).click()
    await leyla.getByLabel('What happened').fill('Barrier of lane 1 stuck')
    await leyla.getByRole('button', { name: 'Write' }).click()
    await leyla.getByText('Barrier of lane 1 stuck').waitFor()
    await leyla.getByLabel('Words to look for').fill('STUCK')
    await leyla.getByRole('button', { name: 'Search' }).click()
    await leyla.getByRole('button', { name: 'All entries' }).waitFor()
    await leyla.getByText('Barrier of lane 1 stuck').waitFor()
    await sound(leyla, true)

    await go(leyla, 'Hand-over')
    await leyla.getByRole('button', { name: 'Hand over' }).click()
    await leyla.getByLabel('Note for the next leader').fill('Barrier of lane 1: the engineer comes at two.')
    await leyla.getByRole('button', { name: 'Hand over' }).click()
    await leyla.getByText('waits for the next leader').waitFor()
    await sound(leyla)

    const murad = await atWork(post, browser, 'murad')
    await murad.getByText('the engineer comes at two').waitFor()
    await murad.getByRole('button', { name: 'Taken over' }).click()
    await murad.getByText('the engineer comes at two').waitFor({ state: 'detached' })
    await murad.close()
    expect(await post.ledger('posts.receiveHandOver')).toHaveLength(1)
  })

  it('ends on a sheet that names its checkpoint', async () => {
    await go(leyla, 'Shift sheets')
    await leyla.getByRole('button', { name: 'Open the sheet' }).first().waitFor()
    await sound(leyla, true)
    await leyla.getByRole('button', { name: 'Open the sheet' }).first().click()
    await leyla.getByRole('link', { name: 'Save the file' }).waitFor({ timeout: 30_000 })
    expect(await post.ledger('posts.printSheet')).toHaveLength(1)
  })
})
