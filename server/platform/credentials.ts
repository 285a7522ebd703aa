import { hash, verify } from '@node-rs/argon2'
import { newId } from '../../contracts/ids.ts'
import type { Tx } from './transaction.ts'

/** What an action writes of a person's sign-in, inside its own transaction: the ceremony of `sign-in.ts` reads it. */

/** As it is kept: argon2id, salted. Made before a transaction begins, for it takes its time. */
export const hashOfPassword = (password: string): Promise<string> => hash(password)

/** Whether a secret is the one that `hashed` was made of. */
export const isHashOf = (hashed: string, secret: string): Promise<boolean> => verify(hashed, secret)

type Writing = Pick<Tx, 'query' | 'now'>

/**
 * Gives a person a password, inside the caller's transaction; makes the person's sign-in where there is none. Ceremonies under way with
 * the old one end.
 */
export async function putPassword(
  tx: Writing,
  { user, username: name, hashed }: { user: string; username: string; hashed: string },
): Promise<void> {
  await tx.query(
    'sign-in.user',
    `insert into sign_in."user" (id, name, email, "emailVerified", "createdAt", "updatedAt", username, "displayUsername", "twoFactorEnabled")
      values ($1, $2, $3, false, $4, $4, $2, $2, false) on conflict (id) do nothing`,
    [user, name, `${name}@officer.invalid`, tx.now],
  )
  const changed = await tx.query(
    'sign-in.password',
    `update sign_in.account set password = $2, "updatedAt" = $3 where "userId" = $1 and "providerId" = 'credential' returning id`,
    [user, hashed, tx.now],
  )
  if (changed.length === 0) {
    await tx.query(
      'sign-in.account',
      `insert into sign_in.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
        values ($1, $2, 'credential', $2, $3, $4, $4)`,
      [newId(), user, hashed, tx.now],
    )
  }
}

/** The secret that was accepted is the person's from now on. `secret` as `acceptFactor` gave it. */
export async function putFactor(tx: Writing, user: string, secret: string): Promise<void> {
  await tx.query('sign-in.forget-factor', 'delete from sign_in."twoFactor" where "userId" = $1', [user])
  await tx.query(
    'sign-in.factor',
    `insert into sign_in."twoFactor" (id, secret, "backupCodes", "userId", verified) values ($1, $2, '', $3, true)`,
    [newId(), secret, user],
  )
  await tx.query('sign-in.factor-on', 'update sign_in."user" set "twoFactorEnabled" = true where id = $1', [
    user,
  ])
}

/** Takes password and second factor away: nobody signs in as this person until a new password is issued. */
export async function dropSignIn(tx: Writing, user: string): Promise<void> {
  await tx.query('sign-in.forget-factor', 'delete from sign_in."twoFactor" where "userId" = $1', [user])
  await tx.query('sign-in.factor-off', 'update sign_in."user" set "twoFactorEnabled" = false where id = $1', [
    user,
  ])
  await tx.query('sign-in.no-password', 'update sign_in.account set password = null where "userId" = $1', [
    user,
  ])
}

/** Ends what a person began at any browser: a half-done sign-in does not survive its password. */
export async function endCeremonies(tx: Writing, user: string): Promise<void> {
  await tx.query('sign-in.end', 'delete from sign_in.session where "userId" = $1', [user])
  await tx.query('sign-in.end-steps', 'delete from sign_in.verification where value = $1', [user])
}
