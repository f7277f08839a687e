// Autumn 2017, under the 2016 rules: the educational supervisor opens the report and answers it, the doctor accepts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstration } from '../support/databases.mjs'
import { autumn2017, serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()

test('the supervisor of 2017 answers a report', async (t) => {
  const server = await serveDemonstration(t, await demonstration(t), autumn2017)
  const doctor = await arrive(t, server.origin, { size: 'phone' })
  await signInAs(doctor, 'Junior doctor, foundation year 1, autumn 2017')
  await doctor.open('/week')
  await doctor.sees('20 November 2017 to 26 November 2017')
  await doctor.follow('Previous week')
  await doctor.sees('13 November 2017 to 19 November 2017')
  await doctor.press(/^Report this shift/)
  await doctor.sees('your educational supervisor, and the guardian of safe working hours will read this report')
  await doctor.fill('When did you finish?', '1930')
  await doctor.fill('What happened?', 'Stayed for a patient who was deteriorating.')
  await doctor.choose('Time off in lieu')
  await doctor.press('Send report')
  await doctor.sees(/Answer due by \d+ (November|December) 2017/)
  const page = doctor.path

  const supervisor = await arrive(t, server.origin)
  await signInAs(supervisor, 'Educational supervisor, autumn 2017')
  await supervisor.open('/reviews')
  await supervisor.sees('From your trainees')
  await supervisor.open(page)
  await supervisor.sees('Stayed for a patient who was deteriorating.', 'the 2016 rules')
  await supervisor.press('Start the review')
  await supervisor.press('Send the answer')
  assert.equal(supervisor.status, 400)
  await supervisor.sees('Choose an outcome.')
  await supervisor.doesNotSee('Penalty')
  await supervisor.choose('Time off in lieu')
  await supervisor.press('Send the answer')

  await doctor.open(page)
  await doctor.sees('Proposed: Time off in lieu')
  await doctor.press('Accept the outcome')
  await doctor.sees('Closed', 'Outcome: Time off in lieu')
})
