// Mail: a notice waits in the record until a mail server has taken it, and tells that there is something to read, no more.
import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { Client } from '../support/client.mjs'
import { demonstration, sql } from '../support/databases.mjs'
import { serveDemonstration, sightline } from '../support/program.mjs'

const clock = '2026-11-18T09:00'

/** A mail server that takes down what it is sent. */
function mailServer(t) {
  const taken = []
  const server = createServer((socket) => {
    let waiting = ''
    let data
    const says = (line) => socket.write(`${line}\r\n`)
    says('220 mail.example ready')
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      waiting += bytes.toString('latin1')
      for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
        const line = waiting.slice(0, end)
        waiting = waiting.slice(end + 2)
        if (data !== undefined) {
          if (line !== '.') { data += `${line}\n`; continue }
          taken.push(data)
          says('250 taken')
          data = undefined
        } else if (/^EHLO|^HELO/.test(line)) says('250 mail.example')
        else if (/^DATA/.test(line)) { data = ''; says('354 go on') }
        else if (/^QUIT/.test(line)) { says('221 bye'); socket.end() }
        else says('250 fine')
      }
    })
  })
  t.after(() => server.close())
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({ taken, address: `smtp://127.0.0.1:${server.address().port}` })))
}

const until = async (claim) => {
  for (let i = 0; i < 300; ++i) {
    if (await claim()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail('it did not come to pass within half a minute')
}

/** The demonstration's chair has a password too, and so an address. */
async function given_a_chair_with_an_address(database) {
  const id = await sql(database, `SELECT person FROM demo_persona WHERE title = 'Committee chair'`)
  assert.match(id, /^[0-9a-f-]{36}$/)
  await sql(database, `INSERT INTO account (person, email, password_hash, added_at) VALUES ('${id}', 'ash@vale.example', 'none', 0)`)
}

test('a notice of an issued agenda reaches whoever has an address, and says nothing of an item', async (t) => {
  const { taken, address } = await mailServer(t)
  const database = await demonstration(t)
  await given_a_chair_with_an_address(database)
  const server = await serveDemonstration(t, database, clock, ['--mail-server', address, '--mail-from', 'sightline@vale.example'])
  const secretary = new Client(server.origin)
  t.after(() => secretary.close())
  await secretary.signInAs('Committee secretary')
  const sends = async (path, which, fields) => {
    const done = await secretary.submit((await secretary.get(path)).text, which, fields)
    assert.equal(done.status, 303, path)
  }
  await sends('/committees/vpc/meetings/new', (form) => form.action.endsWith('/new'),
    { 'date-day': '10', 'date-month': '12', 'date-year': '2026', starts: '9.30' })
  await sends('/meetings/vpc-2026-12-10/agenda', (form) => form.fields.do === 'add',
    { title: 'A commercial matter', closed_title: 'The quokka contract', part: 'private', private_reason: 'Commercial', kind: 'substantive', medium: 'paper' })
  await sends('/meetings/vpc-2026-12-10/agenda', (form) => form.fields.do === 'issue', {})
  await until(() => taken.length > 0)

  const [message] = taken
  const [head, body] = message.split('\n\n')
  assert.match(head, /^To: <ash@vale\.example>$/m)
  assert.match(head, /^Subject: Sightline: an agenda is issued$/m)
  assert.match(head, /^Message-ID: <[0-9a-f-]{36}@vale\.example>$/m)
  assert.match(head, /^Content-Transfer-Encoding: base64$/m)
  const words = Buffer.from(body, 'base64').toString('utf8')
  assert.match(words, /meeting of the Vale Partnership Committee on Thursday 10 December 2026/)
  assert.match(words, new RegExp(`${server.origin}/meetings/vpc-2026-12-10`))
  for (const secret of ['quokka', 'commercial']) assert.doesNotMatch(head + words, new RegExp(secret, 'i'))
  // The sender strikes a notice out of the record once the mail server has said that it took it, which is a moment later.
  await until(async () => (await sql(database, 'SELECT count(*) FROM mail_outbox')) === '0')
  assert.equal(taken.length, 1, 'nobody else has an address')
})

test('a server that is asked to send mail without a sender does not start', async (t) => {
  const database = await demonstration(t)
  for (const [args, words] of [
    [['--mail-server', 'smtp://127.0.0.1:1'], /--mail-from|mail comes from/],
    [['--mail-server', 'http://127.0.0.1', '--mail-from', 'a@b.example'], /smtp:\/\/host/],
    [['--mail-server', 'smtp://127.0.0.1:1', '--mail-from', 'a@b.example\nBcc: c@d.example'], /mail comes from/]
  ]) {
    const done = await sightline(['serve', '--demo', '--port', '0', '--database', database.url, ...args])
    assert.equal(done.status, 2, done.out + done.err)
    assert.match(done.err, words)
  }
})
