// Databases of a test's own, on each engine. PostgreSQL is reached by SIGHTLINE_TEST_POSTGRES, which ./test sets.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atTheEnd } from './cleanup.mjs'
import { run, sightlineDoes, wednesdayEvening } from './program.mjs'

const postgres = process.env.SIGHTLINE_TEST_POSTGRES ?? ''

/** Each engine with what node:test needs to skip it by name. */
export const engines = [
  { engine: 'sqlite', skip: false },
  {
    engine: 'postgresql',
    skip: postgres ? false : 'no PostgreSQL: set SIGHTLINE_TEST_POSTGRES, or run ./test, which starts one'
  }
]

/** A folder that goes when the test ends. */
export function freshFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-test-'))
  atTheEnd(t, () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The same server's URL with another database's name. */
export function withDatabase(url, name) {
  const [address, parameters] = url.split('?')
  const base = address.slice(0, address.indexOf('/', address.indexOf('://') + 3))
  return `${base}/${name}${parameters ? `?${parameters}` : ''}`
}

/** Runs SQL with psql or sqlite3, from outside the program; the rows as text. */
export async function sql(database, statements) {
  const done =
    database.engine === 'sqlite'
      ? await run('sqlite3', ['-bail', '-cmd', '.timeout 5000', database.file], { input: statements })
      : await run('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', database.url], { input: statements })
  assert.equal(done.status, 0, done.err)
  return done.out.trim()
}

let made = 0

/** An empty database, removed when the test ends. */
export async function freshDatabase(t, engine = 'sqlite', server = postgres) {
  if (engine === 'sqlite') {
    const file = join(freshFolder(t), 'sightline.db')
    return { engine, file, url: `sqlite:${file}` }
  }
  const name = `sightline_journey_${process.pid}_${++made}`
  await sql({ engine, url: server }, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`)
  atTheEnd(t, () => sql({ engine, url: server }, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  return { engine, url: withDatabase(server, name) }
}

/** One with the demonstration record in it, as loaded at that wall time. */
export async function demonstration(t, engine = 'sqlite', clock = wednesdayEvening) {
  const database = await freshDatabase(t, engine)
  await sightlineDoes(['demo', 'load', '--clock', clock, '--database', database.url])
  return database
}
