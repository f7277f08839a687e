// Sending exception reports without a browser, as the week's pages have them sent.
import assert from 'node:assert/strict'
import { formsOf, wordsOf } from './client.mjs'

const isReportForm = (form) => form.action?.startsWith('/reports/new')

/** Addresses of the forms for the shifts of this week that have begun. */
export async function shiftsToReport(client) {
  const week = await client.get('/week')
  assert.equal(week.status, 200, wordsOf(week.text))
  const links = [...week.text.matchAll(/href="(\/reports\/new\?[^"]*)"/g)].map(([, link]) => link.replaceAll('&amp;', '&'))
  assert.ok(links.length > 0, `no shift to report: ${wordsOf(week.text)}`)
  return [...new Set(links)]
}

export const whatHappened = {
  actual_start: '08:00',
  actual_end: '18:15',
  missed_breaks: '',
  categories: ['hours'],
  what_happened: 'The ward round finished late.',
  steps_taken: '',
  wanted: 'time_off',
  wanted_when: ''
}

/** The filled form, ready to be sent once or twice. */
export async function filledForm(client, shift, fields = {}) {
  const page = await client.get(shift)
  assert.equal(page.status, 200, wordsOf(page.text))
  const form = formsOf(page.text).find(isReportForm)
  assert.ok(form, wordsOf(page.text))
  return { action: form.action, fields: { ...form.fields, ...whatHappened, ...fields } }
}

/** Reports the shift: the answer as it came. Acknowledged is 303, to the report's own page. */
export async function report(client, shift, fields = {}) {
  const form = await filledForm(client, shift, fields)
  return client.post(form.action, form.fields)
}
