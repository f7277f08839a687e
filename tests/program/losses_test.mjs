// What happens to reports when things break: nothing that was acknowledged is lost, nothing is half done, and people are
// told plainly.
import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync, appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { atTheEnd } from '../support/cleanup.mjs'
import { Client, wordsOf } from '../support/client.mjs'
import { demonstration, engines, freshDatabase, freshFolder, sql } from '../support/databases.mjs'
import { ownCluster } from '../support/postgres_cluster.mjs'
import { run, serveDemonstration, sightline, sightlineDoes, wednesdayEvening } from '../support/program.mjs'
import { filledForm, report, shiftsToReport } from '../support/reports.mjs'

async function theDoctor(server) {
  const client = new Client(server.origin)
  await client.signInAs('Resident doctor')
  return client
}

const numberOfReports = async (database) => Number(await sql(database, 'SELECT count(*) FROM exception_report;'))
const audit = (database) => sightline(['audit', 'verify', '--database', database.url])

/** What a person may quote when she asks for help, and the log has too. */
function referenceOn(answer) {
  const found = /give this reference: ([a-z0-9]{10})\b/.exec(wordsOf(answer.text))
  assert.ok(found, `a reference to quote: ${wordsOf(answer.text)}`)
  return found[1]
}

/** Reports again and again until the server is gone; notes what was acknowledged. */
async function reportUntilItBreaks(server, doctor, shift, acknowledged, onEach) {
  const client = new Client(server.origin)
  client.cookies = doctor.cookies
  for (;;) {
    let answer
    try {
      answer = await report(client, shift)
    } catch (failure) {
      if (failure.code === 'ERR_ASSERTION') throw failure
      return
    }
    assert.equal(answer.status, 303, wordsOf(answer.text))
    acknowledged.push(answer.location)
    onEach()
  }
}

for (const { engine, skip } of engines)
  test(`a server killed in the middle of writes has lost nothing it acknowledged (${engine})`, { skip }, async (t) => {
    const database = await demonstration(t, engine)
    const before = await numberOfReports(database)
    const server = await serveDemonstration(t, database)
    const doctor = await theDoctor(server)
    const [shift] = await shiftsToReport(doctor)
    const acknowledged = []
    const clients = 8
    await Promise.all(
      Array.from({ length: clients }, () =>
        reportUntilItBreaks(server, doctor, shift, acknowledged, () => {
          if (acknowledged.length === 60) server.child.kill('SIGKILL')
        })
      )
    )
    assert.equal((await server.ended).signal, 'SIGKILL')
    assert.ok(acknowledged.length >= 60)

    const again = await serveDemonstration(t, database)
    const kept = await numberOfReports(database)
    assert.ok(kept >= before + acknowledged.length && kept <= before + acknowledged.length + clients, `${kept} kept`)
    const returned = await theDoctor(again)
    for (const page of acknowledged) assert.equal((await returned.get(page)).status, 200, `${page} was acknowledged`)
    assert.equal((await audit(database)).status, 0)
  })

for (const { engine, skip } of engines)
  test(`a backup made while people write is whole and can be put back (${engine})`, { skip }, async (t) => {
    const database = await demonstration(t, engine)
    const server = await serveDemonstration(t, database)
    const doctor = await theDoctor(server)
    const [shift] = await shiftsToReport(doctor)
    const acknowledged = []
    const writing = Promise.all(Array.from({ length: 4 }, () => reportUntilItBreaks(server, doctor, shift, acknowledged, () => {})))
    while (acknowledged.length < 5) await new Promise(setImmediate)
    const beforeBackup = acknowledged.length
    const file = join(freshFolder(t), 'sightline.backup')
    const made = await sightlineDoes(['backup', file, '--database', database.url])
    const afterBackup = acknowledged.length
    server.child.kill('SIGKILL')
    await writing
    const head = /Audit head: (\S+)/.exec(made.out)[1]

    const copy = await freshDatabase(t, engine)
    const put = await sightlineDoes(['restore', file, '--database', copy.url])
    assert.ok(put.out.includes(head))
    const verified = await audit(copy)
    assert.equal(verified.status, 0, verified.err)
    assert.ok(verified.out.includes(head))
    const reports = (await numberOfReports(copy)) - 320
    assert.ok(reports >= beforeBackup && reports <= afterBackup + 4, `${beforeBackup} <= ${reports} <= ${afterBackup}`)

    const twice = await sightline(['restore', file, '--database', copy.url])
    assert.equal(twice.status, 2)
    assert.match(twice.err, /--replace/)
    await sightlineDoes(['restore', file, '--replace', '--database', copy.url])
    const over = await sightline(['backup', file, '--database', copy.url])
    assert.equal(over.status, 2)
    assert.match(over.err, /There is a file .* already/)
  })

test('a file that is no backup is not put in place of the record', async (t) => {
  const database = await demonstration(t)
  const file = join(freshFolder(t), 'letter.backup')
  writeFileSync(file, 'Dear guardian, '.repeat(1000))
  const done = await sightline(['restore', file, '--replace', '--database', database.url])
  assert.notEqual(done.status, 0)
  assert.equal(await numberOfReports(database), 320)
})

test('a record is not replaced under a running server', async (t) => {
  const database = await demonstration(t)
  const file = join(freshFolder(t), 'sightline.backup')
  await sightlineDoes(['backup', file, '--database', database.url])
  const server = await serveDemonstration(t, database)
  const done = await sightline(['restore', file, '--replace', '--database', database.url])
  assert.notEqual(done.status, 0)
  assert.equal((await new Client(server.origin).get('/readyz')).status, 200)
})

const postgres = engines.find((one) => one.engine === 'postgresql')
test('when PostgreSQL is gone people are told, and all is well when it is back', { skip: postgres.skip }, async (t) => {
  const cluster = await ownCluster(t)
  const database = await freshDatabase(t, 'postgresql', cluster.url)
  await sightlineDoes(['demo', 'load', '--clock', wednesdayEvening, '--database', database.url])
  const server = await serveDemonstration(t, database)
  const doctor = await theDoctor(server)
  const [shift] = await shiftsToReport(doctor)
  const form = await filledForm(doctor, shift)

  await cluster.stop()
  for (const ask of [() => doctor.get('/week'), () => doctor.post(form.action, form.fields)]) {
    const answer = await ask()
    assert.equal(answer.status, 503)
    const reference = referenceOn(answer)
    assert.doesNotMatch(wordsOf(answer.text), /SQL|socket|connection|PG/, 'nothing that only a programmer reads')
    const logged = await server.logged((line) => line.reference === reference && line.level === 'error')
    assert.ok(logged.cause, 'the log says why')
  }
  assert.equal((await doctor.get('/readyz')).status, 503)
  assert.equal((await doctor.get('/healthz')).status, 200)

  await cluster.start()
  const back = await doctor.get('/week')
  assert.equal(back.status, 200, wordsOf(back.text))
  assert.equal((await doctor.get('/readyz')).status, 200)
  const sent = await doctor.post(form.action, form.fields)
  assert.equal(sent.status, 303, wordsOf(sent.text))
})

/** A disk of a few megabytes; nothing where it may not be made here. */
async function smallDisk(t) {
  const folder = join(freshFolder(t), 'disk')
  mkdirSync(folder)
  if ((await run('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder])).status !== 0) return null
  atTheEnd(t, () => run('umount', ['-l', folder]))
  return folder
}

function fill(file) {
  try {
    for (let size = 1 << 20; size >= 512; size = size >> 1)
      try {
        for (;;) appendFileSync(file, Buffer.alloc(size))
      } catch (failure) {
        if (failure.code !== 'ENOSPC') throw failure
      }
  } catch (failure) {
    assert.equal(failure.code, 'ENOSPC')
  }
}

test('on a full disk nothing is half done, and people are told', async (t) => {
  const folder = await smallDisk(t)
  if (!folder) return t.skip('a small disk may not be mounted here')
  const database = { engine: 'sqlite', file: join(folder, 'sightline.db'), url: `sqlite:${folder}/sightline.db` }
  await sightlineDoes(['demo', 'load', '--clock', wednesdayEvening, '--database', database.url])
  const server = await serveDemonstration(t, database)
  const doctor = await theDoctor(server)
  const [shift] = await shiftsToReport(doctor)
  const form = await filledForm(doctor, shift)
  const long = { ...form.fields, what_happened: 'The ward round finished late. '.repeat(120) }

  fill(join(folder, 'ballast'))
  let refused
  for (let tries = 0; tries < 200; ++tries) {
    // Room that the log of writes already has may take a few more; each that is acknowledged counts.
    const answer = await doctor.post(form.action, long)
    if (answer.status !== 303) {
      refused = answer
      break
    }
    const next = await filledForm(doctor, shift)
    Object.assign(long, next.fields, { what_happened: long.what_happened })
  }
  assert.ok(refused, 'the disk was full')
  assert.equal(refused.status, 503, wordsOf(refused.text))
  referenceOn(refused)

  rmSync(join(folder, 'ballast'))
  const sent = await doctor.post(form.action, long)
  assert.equal(sent.status, 303, wordsOf(sent.text))
  assert.equal((await doctor.get(sent.location)).status, 200)
  assert.equal((await audit(database)).status, 0)
  assert.equal(await sql(database, 'PRAGMA integrity_check;'), 'ok')
  const partless = 'SELECT count(*) FROM exception_report r WHERE NOT EXISTS (SELECT 1 FROM review_part p WHERE p.report_id = r.id);'
  assert.equal(await sql(database, partless), '0')
})
