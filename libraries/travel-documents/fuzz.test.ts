import { expect, it } from 'vitest'
import { type Reading, readMrz } from './read.ts'
import { transliterate } from './transliterate.ts'

/** 200,000 texts; a million with SARHAD_LONG=1. */
const TEXTS = process.env.SARHAD_LONG === '1' ? 1_000_000 : 200_000
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'
const SIZES = [90, 72, 88] as const
const REAL = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
  'I<UTOD23145890<1233<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<2\nERIKSSON<<ANNA<MARIA<<<<<<<<<<',
  'I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8',
  'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<',
  'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<',
  'IDFRATEST<NAME<<<<<<<<<<<<<<<<0CHE02\n1710GVA123451ROBERTA<<<<<<<9112311F2',
] as const

/** A small generator with a fixed seed (mulberry32), so that a failure can be repeated. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const random = generator(9303)
const below = (limit: number): number => Math.floor(random() * limit)

/** Any UTF-16 code units: lone surrogates, NUL and controls among them. */
const anything = (length: number): string =>
  String.fromCharCode(...Array.from({ length }, () => below(random() < 0.5 ? 0x100 : 0x10000)))
const zoneLike = (): string =>
  Array.from({ length: SIZES[below(3)] ?? 90 }, () => ALPHABET.charAt(below(37))).join('')

function mutated(): string {
  let text: string = REAL[below(REAL.length)] ?? ''
  for (let times = 1 + below(4); times > 0; times--) {
    const at = below(text.length)
    const piece = random() < 0.7 ? ALPHABET.charAt(below(37)) : anything(1)
    text = text.slice(0, at) + (random() < 0.8 ? piece : piece.repeat(below(3))) + text.slice(at + 1)
  }
  return text
}

/** What must hold of every reading, whatever was read. */
function isSound(reading: Reading): boolean {
  const checks = Object.values(reading.checks)
  if (reading.format === null) {
    return (
      !reading.valid &&
      checks.length === 0 &&
      Object.keys(reading.fields).length === 0 &&
      reading.warnings.length > 0
    )
  }
  const right = checks.length > 0 && checks.every(check => check.ok)
  return (!reading.valid || right) && checks.every(check => check.found.length === 1)
}

it(`${TEXTS} random texts are read without a throw, and every answer is sound`, { timeout: 120_000 }, () => {
  let recognised = 0
  let valid = 0
  for (let at = 0; at < TEXTS; at++) {
    const text = at % 3 === 0 ? anything(below(200)) : at % 3 === 1 ? zoneLike() : mutated()
    const reading = readMrz(text)
    if (!isSound(reading)) throw new Error(`unsound reading of ${JSON.stringify(text)}`)
    if (reading.format !== null) recognised++
    if (reading.valid) valid++
    if (at % 10 === 0) transliterate(text)
  }
  // The walk reached the reader's inside, not only its first refusal.
  expect(recognised).toBeGreaterThan(TEXTS / 2)
  expect(valid).toBeGreaterThan(TEXTS / 1_000)
})
