// Under the 2026 reform: HR and the director of medical education answer, the doctor accepts or takes it to the guardian,
// and a supervisor cannot open it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client } from '../support/client.mjs'
import { demonstration, engines } from '../support/databases.mjs'
import { serveDemonstration, sightline } from '../support/program.mjs'
import { report, shiftsToReport } from '../support/reports.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()

const people = {
  doctor: 'Resident doctor, foundation year 1',
  hr: 'Medical workforce (HR)',
  education: 'Director of medical education',
  guardian: 'Guardian of safe working hours',
  supervisor: 'Educational supervisor, 2026'
}

async function given_a_demonstration(t, engine = 'sqlite') {
  const database = await demonstration(t, engine)
  return { database, server: await serveDemonstration(t, database) }
}

/** Reported by the demonstration's doctor on the evening of her normal day; its page. */
async function given_a_report(server, fields = {}) {
  const doctor = new Client(server.origin)
  await doctor.signInAs(people.doctor)
  const [shift] = await shiftsToReport(doctor)
  const sent = await report(doctor, shift, fields)
  assert.equal(sent.status, 303)
  doctor.close()
  return sent.location.split('?')[0]
}

async function someone(t, server, who, size = 'desktop') {
  const visitor = await arrive(t, server.origin, { size })
  await signInAs(visitor, people[who])
  return visitor
}

for (const { engine, skip } of engines)
  test(`HR answers and the doctor accepts (${engine})`, { skip }, async (t) => {
    const { database, server } = await given_a_demonstration(t, engine)
    const page = await given_a_report(server)

    const hr = await someone(t, server, 'hr')
    await hr.open('/reviews')
    await hr.sees('Reports to answer', 'Hours, pattern and support', 'Overdue')
    await hr.open(page)
    await hr.sees('The ward round finished late.', 'Time off in lieu', "the doctor's own choice")
    await hr.page.getByLabel('Anything to tell the doctor? (optional)').fill('Please agree the day with the rota coordinator.')
    await hr.press('Send the answer')
    await hr.sees('Outcome proposed')

    const doctor = await someone(t, server, 'doctor', 'phone')
    await doctor.open('/reports')
    await doctor.open(page)
    await doctor.sees('Proposed: Time off in lieu', 'Please agree the day with the rota coordinator.')
    await doctor.press('Accept the outcome')
    await doctor.sees('Closed', 'Outcome: Time off in lieu', 'Nothing more is asked of you.')
    await doctor.sees(/History .* Reported .* Outcome proposed: Time off in lieu .* accepted/i)
    await doctor.sees(/Who has read it .* Opened it/)

    await doctor.open('/account/who-has-read')
    await doctor.sees('Medical workforce', 'Opened your exception report')
    const verified = await sightline(['audit', 'verify', '--database', database.url])
    assert.equal(verified.status, 0, verified.err)
  })

for (const { engine, skip } of engines)
  test(`a report about hours and education is answered by two, and the guardian decides (${engine})`, { skip }, async (t) => {
    const { server } = await given_a_demonstration(t, engine)
    const page = await given_a_report(server, { categories: ['hours', 'education'] })

    const hr = await someone(t, server, 'hr')
    await hr.open(page)
    await hr.press('Send the answer')
    const education = await someone(t, server, 'education')
    await education.open('/reviews')
    await education.sees('Education and training')
    await education.open(page)
    await education.press('Send the answer')
    assert.equal(education.status, 400)
    await education.sees('Choose an outcome.')
    await education.choose('No action')
    await education.press('Send the answer')

    const doctor = await someone(t, server, 'doctor', 'phone')
    await doctor.open(page)
    await doctor.press('Accept the outcome')
    await doctor.page.getByText('I disagree: take it to the guardian').last().click()
    await doctor.page.getByLabel('Why do you disagree?').last().fill('The teaching cannot be made up.')
    await doctor.leave(() => doctor.page.getByRole('button', { name: 'Take it to the guardian' }).last().click())
    await doctor.sees('The guardian of safe working hours will decide.')

    const guardian = await someone(t, server, 'guardian')
    await guardian.open('/guardian/decisions')
    await guardian.sees('For your decision')
    await guardian.open(page)
    await guardian.press('Decide')
    assert.equal(guardian.status, 400)
    await guardian.choose('Training opportunity restored')
    await guardian.page.getByLabel('Your reasons').fill('A place on the next course is kept.')
    await guardian.press('Decide')
    await guardian.sees('Closed', 'Outcome: Training opportunity restored', 'A place on the next course is kept.')

    await doctor.open(page)
    await doctor.sees('Outcome: Time off in lieu', 'Outcome: Training opportunity restored', 'The teaching cannot be made up.', 'Decided')
  })

test('HR asks for detail, and the doctor gives it', async (t) => {
  const { server } = await given_a_demonstration(t)
  const page = await given_a_report(server, { wanted: 'none' })
  const hr = await someone(t, server, 'hr')
  await hr.open(page)
  await hr.sees('You may ask her first')
  await hr.page.getByText('Ask the doctor for more detail').click()
  await hr.page.getByLabel('What do you need to know?').fill('Would you like time off or pay?')
  await hr.press('Ask the doctor')

  const doctor = await someone(t, server, 'doctor', 'phone')
  await doctor.open(page)
  await doctor.sees('has asked you for more detail', 'Would you like time off or pay?')
  await doctor.press('Send your answer')
  assert.equal(doctor.status, 400)
  await doctor.page.getByLabel('Your answer').fill('Pay, please.')
  await doctor.choose('Pay')
  await doctor.press('Send your answer')
  await doctor.sees('Waiting for an answer')
  await hr.open(page)
  await hr.sees('Pay, please.', "Pay, the doctor's own choice")
})

test('a supervisor cannot open it, and the doctor and the guardian see that he tried', async (t) => {
  const { server } = await given_a_demonstration(t)
  const page = await given_a_report(server)
  const supervisor = await someone(t, server, 'supervisor')
  await supervisor.open('/reviews')
  await supervisor.doesNotSee('The ward round finished late.')
  await supervisor.open(page)
  assert.equal(supervisor.status, 403)
  await supervisor.sees('You cannot open this report', '2026 reform', 'has been recorded')
  await supervisor.doesNotSee('The ward round finished late.')

  const doctor = await someone(t, server, 'doctor')
  await doctor.open('/account/who-has-read')
  await doctor.sees('Tried to open your exception report and was refused', 'Educational supervisor')
  const guardian = await someone(t, server, 'guardian')
  await guardian.open(page)
  await guardian.sees('Tried to open it and was refused: a supervisor, under the 2026 reform')
})

test('two people who answer at once: the second is told, and what she wrote is kept', async (t) => {
  const { server } = await given_a_demonstration(t)
  const page = await given_a_report(server)
  const first = await someone(t, server, 'hr')
  const second = await someone(t, server, 'hr')
  await first.open(page)
  await second.open(page)
  await first.press('Send the answer')
  await second.page.getByLabel('Anything to tell the doctor? (optional)').fill('I have spoken with the ward.')
  await second.press('Send the answer')
  assert.equal(second.status, 409)
  await second.sees('There is a problem', 'I have spoken with the ward.')
})

test('a doctor withdraws what she sent', async (t) => {
  const { server } = await given_a_demonstration(t)
  const page = await given_a_report(server)
  const doctor = await someone(t, server, 'doctor', 'phone')
  await doctor.open(page)
  await doctor.page.getByText('Withdraw this').first().click()
  await doctor.press('Withdraw')
  await doctor.sees('Withdrawn')
  await doctor.doesNotSee('Accept the outcome')
})
