// Signing in with a password, on both engines: the right one, wrong ones, too many of them; signing out here and
// everywhere.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engines, freshDatabase } from '../support/databases.mjs'
import { serve, sightlineDoes } from '../support/program.mjs'
import { arrive, useBrowser } from './visitor.mjs'

useBrowser()
const email = 'g.example@trust.example'
const password = 'three quiet harbours'

async function given_a_server_with_a_guardian(t, engine) {
  const database = await freshDatabase(t, engine)
  const user = ['--name', 'Example Guardian', '--email', email, '--role', 'guardian', '--organisation', 'RWE']
  await sightlineDoes(['user', 'add', ...user, '--organisation-name', 'Example NHS Trust', '--database', database.url], {
    input: `${password}\n`
  })
  return serve(t, database)
}

async function when_she_signs_in(visitor, typed = password) {
  if (visitor.path !== '/sign-in') await visitor.open('/sign-in')
  await visitor.fill('E-mail address', email)
  await visitor.fill('Password', typed)
  await visitor.press('Sign in')
}

async function then_she_is_signed_in(visitor) {
  assert.equal(visitor.status, 200)
  assert.notEqual(visitor.path, '/sign-in')
  await visitor.sees('Guardian of safe working hours')
}

async function then_she_is_asked_to_sign_in(visitor, path) {
  await visitor.open(path)
  assert.equal(visitor.path, '/sign-in')
}

for (const { engine, skip } of engines)
  test(`someone signs in, is known, and signs out (${engine})`, { skip }, async (t) => {
    const server = await given_a_server_with_a_guardian(t, engine)
    const she = await arrive(t, server.origin, { size: 'phone' })
    await then_she_is_asked_to_sign_in(she, '/guardian')
    await when_she_signs_in(she)
    await then_she_is_signed_in(she)
    assert.equal(she.path, '/guardian', 'she comes to the page that she had asked for')

    const cookies = await she.context.cookies()
    assert.deepEqual(cookies.map(({ name, httpOnly, sameSite, path, expires }) => ({ name, httpOnly, sameSite, path, expires })), [
      { name: 'sightline_session', httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 }
    ])
    assert.doesNotMatch(server.said.err, /g\.example|Example Guardian|three quiet/, 'the log names nobody')

    await she.open('/account')
    await she.press('Sign out')
    await she.sees('You are signed out')
    assert.deepEqual(await she.context.cookies().then((kept) => kept.filter((one) => one.name === 'sightline_session')), [])
    await she.context.addCookies(cookies)
    await then_she_is_asked_to_sign_in(she, '/guardian')
  })

test('wrong passwords are refused alike, and many of them slowed down', async (t) => {
  const server = await given_a_server_with_a_guardian(t, 'sqlite')
  const she = await arrive(t, server.origin)
  await she.open('/sign-in')
  await she.press('Sign in')
  assert.equal(she.status, 400)
  await she.sees('There is a problem', 'Enter your e-mail address.', 'Enter your password.')

  await when_she_signs_in(she, 'not the password')
  assert.equal(she.status, 400)
  const said = await she.page.getByRole('alert').innerText()
  assert.equal(await she.page.getByLabel('E-mail address').inputValue(), email, 'what was typed is kept')
  assert.equal(await she.page.getByLabel('Password', { exact: true }).inputValue(), '', 'but not the password')
  await she.page.getByRole('alert').getByRole('link').first().click()
  assert.equal(await she.page.evaluate(() => document.activeElement.id), 'email')

  await she.fill('E-mail address', 'nobody@trust.example')
  await she.fill('Password', 'not the password')
  await she.press('Sign in')
  assert.equal(await she.page.getByRole('alert').innerText(), said, 'it does not tell whether the account exists')

  for (let tries = 2; tries <= 5; ++tries) await when_she_signs_in(she, 'not the password')
  await when_she_signs_in(she)
  assert.equal(she.status, 429)
  await she.sees('Too many tries')
})

test('someone who lost a phone signs out everywhere', async (t) => {
  const server = await given_a_server_with_a_guardian(t, 'sqlite')
  const atWork = await arrive(t, server.origin)
  const onPhone = await arrive(t, server.origin, { size: 'phone' })
  for (const device of [atWork, onPhone]) {
    await when_she_signs_in(device)
    await then_she_is_signed_in(device)
  }
  await atWork.open('/account')
  await atWork.sees('now, on this device')
  await atWork.press('Sign out everywhere')
  await atWork.sees('You are signed out')
  await then_she_is_asked_to_sign_in(onPhone, '/guardian')
})

test('someone changes her password', async (t) => {
  const server = await given_a_server_with_a_guardian(t, 'sqlite')
  const she = await arrive(t, server.origin)
  await when_she_signs_in(she)
  await she.open('/account')
  await she.fill('Current password', 'not the password')
  await she.fill('New password', 'four louder harbours')
  await she.press('Change password')
  assert.equal(she.status, 400)
  await she.fill('Current password', password)
  await she.fill('New password', 'short')
  await she.press('Change password')
  assert.equal(she.status, 400)
  await she.fill('Current password', password)
  await she.fill('New password', 'four louder harbours')
  await she.press('Change password')
  await she.sees('Your password is changed')
  await she.press('Sign out')
  await when_she_signs_in(she, password)
  assert.equal(she.status, 400)
  await when_she_signs_in(she, 'four louder harbours')
  await then_she_is_signed_in(she)
})

test('a form from another site is refused', async (t) => {
  const server = await given_a_server_with_a_guardian(t, 'sqlite')
  const she = await arrive(t, server.origin)
  await when_she_signs_in(she)
  const answer = await she.context.request.post('/account/sign-out-everywhere', { form: { csrf: 'forged' } })
  assert.equal(answer.status(), 403)
  await she.open('/account')
  await then_she_is_signed_in(she)
})
