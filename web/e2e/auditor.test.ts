import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../server/root.ts'
import { openBrowser } from './browser.ts'
import { atWork, sound } from './desk.ts'
import { openPost, type Post } from './post.ts'

/** Two auditors: one searches, asks for evidence and takes it home; the other approves; the verifier answers without the node (I-22, I-25, I-29). */
let browser: Browser
let post: Post
let sevda: Page
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sarhad-auditor-'))
  post = await openPost()
  browser = await openBrowser()
  sevda = await atWork(post, browser, 'sevda', { lane: /Shift desk/ })
})
afterAll(async () => {
  await browser?.close()
  await post?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('an auditor', () => {
  it('reads the ledger in sentences, beside the line as it stands, and narrows it', async () => {
    const table = sevda.getByRole('table', { name: 'Ledger' })
    await table.getByText('Signed in').first().waitFor()
    await sevda.getByLabel('Action').selectOption({ label: 'Signed in' })
    const mine = table.getByRole('row').filter({ hasText: 'Sevda Muxtarlı' }).filter({ hasText: 'Signed in' })
    await mine.getByRole('button').first().click()
    await sevda.getByRole('region', { name: 'The line as it stands' }).getByText('"posts.signIn"').waitFor()
    await sound(sevda)
    await sevda.getByRole('button', { name: 'Only this officer' }).click()
    expect(new URL(sevda.url()).search).not.toMatch(/sevda|muxtarl/i)
    await sevda.getByRole('button', { name: 'Clear the filters' }).click()
    await sevda.getByRole('button', { name: 'Look again' }).click()
    await table.getByText('Ledger searched').first().waitFor()
  })

  it('sees the days, the signed states and the verifier’s answer on the whole log', async () => {
    await sevda.getByRole('link', { name: 'Days' }).click()
    await sevda.getByRole('rowheader', { name: 'Signed in' }).waitFor()
    await sound(sevda)
    await sevda.getByRole('link', { name: 'Checkpoints' }).click()
    await sevda.getByRole('cell', { name: 'holds' }).first().waitFor()
    await sevda.getByRole('button', { name: 'Check the log' }).click()
    await sevda.getByText(/^The log holds: \d+ lines/).waitFor()
    await sound(sevda)
  })

  it('asks for evidence, which another auditor approves, and verifies the saved file without the node', async () => {
    await sevda.getByRole('link', { name: 'Evidence' }).click()
    await sevda.getByText('No export was asked for here yet.').waitFor()
    await sevda.getByRole('button', { name: 'Ask for an export' }).click()
    await sevda.getByLabel('Reason').fill('Yearly audit of the post')
    await sevda.getByRole('button', { name: 'Ask for an export' }).click()
    await sevda.getByText('waits for a second auditor').waitFor()
    await sevda.getByText('Your own proposal waits for another person.').waitFor()

    const zaur = await atWork(post, browser, 'zaur')
    await zaur.goto(`${post.url}/oversight/evidence`)
    await zaur.getByText('Yearly audit of the post').waitFor()
    await zaur.getByRole('button', { name: 'Approve' }).click()
    await zaur.getByText('approved', { exact: false }).first().waitFor()
    await zaur.close()

    await sevda.getByRole('button', { name: 'Make the file' }).click()
    await sevda.getByText(/^The log holds: \d+ lines/).waitFor()
    await sound(sevda)
    const saving = sevda.waitForEvent('download')
    await sevda.getByRole('button', { name: 'Save the file' }).click()
    const saved = await saving
    const file = join(folder, saved.suggestedFilename())
    copyFileSync(await saved.path(), file)

    const command = await sevda.getByText(/^npm run sarhad -- verify/).textContent()
    const [, key = ''] = /--key '([^']+)'/.exec(command ?? '') ?? []
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'cli/main.ts', 'verify', '--evidence', file, '--key', key],
      { cwd: root, encoding: 'utf8' },
    )
    expect(stdout).toMatch(/^The log sarhad\/test\/bilasuvar holds: \d+ lines/)
    expect(status).toBe(0)
    expect(await post.ledger('oversight.download')).toMatchObject([{ facts: { log: 'bilasuvar', from: 0 } }])
  })
})
