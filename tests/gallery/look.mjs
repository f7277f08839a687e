// node look.mjs GALLERY [PICTURES]: opens every page of the component gallery under the content security policy that the
// site has, with and without scripts, at each size; prints what is wrong and fails if anything is.
import { createReadStream, mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, extname, join } from 'node:path'
import { accessibilityFaults, launch, sidewaysFaults, sizes, takePictures, watch } from '../journeys/browser.mjs'

const [gallery, pictures] = process.argv.slice(2)
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png' }
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

function serve(folder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname
    const file = join(folder, path.startsWith('/assets/') ? 'assets/' + basename(path) : basename(path))
    const stream = createReadStream(file)
    stream.on('error', () => response.writeHead(404).end())
    stream.on('open', () => {
      response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'text/plain', 'Content-Security-Policy': policy })
      stream.pipe(response)
    })
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

async function look(browser, origin, name, javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled })
  context.setDefaultTimeout(120_000)
  const faults = javaScriptEnabled ? await watch(context, origin) : []
  const page = await context.newPage()
  await page.goto(`${origin}/${name}.html`)
  for (const size of Object.keys(sizes)) {
    await page.setViewportSize(sizes[size])
    const found = await sidewaysFaults(page)
    // axe needs scripts itself, and finds at 320 what it finds at 375.
    if (javaScriptEnabled && size !== 'narrow') found.push(...(await accessibilityFaults(page)))
    faults.push(...found.map((fault) => `${size}: ${fault}`))
  }
  const suffix = javaScriptEnabled ? '' : '-plain'
  if (pictures) await takePictures(page, pictures, name + suffix, javaScriptEnabled ? undefined : ['phone'])
  await context.close()
  return faults.map((fault) => `${name}${suffix} ${fault}`)
}

/** What the scripts do, each as a sentence that holds or not. */
async function behaviours(browser, origin) {
  const page = await (await browser.newContext({ viewport: sizes.phone })).newPage()
  const found = []
  const holds = (sentence, claim) => claim || found.push(`it should be that ${sentence}`)
  const inFocus = () => page.evaluate(() => document.activeElement.id)

  await page.goto(`${origin}/form.html`)
  const when = page.getByLabel('When would suit you?')
  holds('what no radio has chosen is hidden', await when.isHidden())
  await page.getByLabel('Time off in lieu').check()
  holds('choosing a radio shows what belongs to it', await when.isVisible())
  await page.getByLabel('Pay', { exact: true }).check()
  holds('choosing another hides it again', await when.isHidden())
  await page.getByLabel('There was an immediate safety concern').check()
  holds('ticking a box shows what belongs to it', await page.getByLabel('Bleep or phone number').isVisible())

  await page.goto(`${origin}/form-errors.html`)
  holds('the error summary has the focus first', (await page.locator('.nhsuk-error-summary:focus').count()) === 1)
  await page.getByRole('link', { name: 'September 2026 has no day 31.' }).click()
  holds('an error of a date leads to its first box', (await inFocus()) === 'worked-on-day')
  await page.getByRole('link', { name: 'Enter a time such as 20:30.' }).click()
  holds('an error leads to its field', (await inFocus()) === 'actual-end')
  await page.getByRole('link', { name: 'Select at least one category.' }).click()
  holds('an error of choices leads to the first', (await inFocus()) === 'category')

  await page.route('**/nhsuk-frontend-*.js', (route) => route.abort())
  await page.goto(`${origin}/form.html`)
  holds('nothing stays hidden where a script does not come', await when.isVisible())
  await page.context().close()
  return found
}

if (pictures) mkdirSync(pictures, { recursive: true })
const server = await serve(gallery)
const origin = `http://127.0.0.1:${server.address().port}`
const browser = await launch()
const names = readdirSync(gallery).filter((file) => file.endsWith('.html')).map((file) => file.slice(0, -5))
const faults = []
for (const name of names)
  for (const scripts of [true, false]) faults.push(...(await look(browser, origin, name, scripts)))
faults.push(...(await behaviours(browser, origin)))
await browser.close()
server.close()
console.log(faults.length ? faults.join('\n') : `${names.length} pages: nothing wrong`)
process.exitCode = faults.length ? 1 : 0
