// Someone who speaks HTTP without a browser: cookies, and the forms that pages hold.
import http from 'node:http'

const unescape = (text) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&#x27;|&apos;/g, "'")
    .replace(/&amp;/g, '&')

function attributes(tag) {
  return Object.fromEntries([...tag.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, unescape(value)]))
}

/** What is said to someone who reads it. */
export const wordsOf = (html) =>
  unescape(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim()

/** The forms of a page: where each goes, what it carries along, its buttons. */
export function formsOf(html) {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag, content]) => {
    const inputs = [...content.matchAll(/<input([^>]*)>/g)].map(([, input]) => attributes(input))
    const hidden = inputs.filter((input) => input.type === 'hidden')
    const buttons = [...content.matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)].map(([, button, words]) => ({
      ...attributes(button),
      words: wordsOf(words)
    }))
    return {
      ...attributes(tag),
      fields: Object.fromEntries(hidden.map((input) => [input.name, input.value])),
      buttons,
      words: wordsOf(content)
    }
  })
}

export class Client {
  constructor(origin) {
    this.origin = new URL(origin)
    this.cookies = new Map()
    this.agent = new http.Agent({ keepAlive: true })
  }

  /** {status, headers, text, location}. Redirects are not followed. Rejects where the connection breaks. */
  request(method, path, { headers = {}, body } = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const options = {
      host: this.origin.hostname,
      port: this.origin.port,
      method,
      path,
      agent: this.agent,
      headers: {
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        ...headers
      }
    }
    return new Promise((resolve, reject) => {
      const request = http.request(options, (response) => {
        const parts = []
        response.on('data', (part) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          this.keep(response.headers['set-cookie'] ?? [])
          const bytes = Buffer.concat(parts)
          const { statusCode: status, headers: answered } = response
          resolve({ status, headers: answered, bytes, text: bytes.toString('utf8'), location: answered.location })
        })
      })
      request.on('error', reject)
      request.end(body)
    })
  }

  keep(set) {
    for (const line of set) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
      if (/max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }

  get(path, headers) {
    return this.request('GET', path, { headers })
  }

  /** A field with several values is a list. */
  post(path, fields, headers) {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
    const body = new URLSearchParams(pairs).toString()
    return this.request('POST', path, { body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } })
  }

  /** Sends the form that fits `which`, with what it carries along. */
  submit(html, which, fields = {}) {
    const form = formsOf(html).find(which)
    if (!form) throw new Error(`no such form on the page: ${wordsOf(html).slice(0, 400)}`)
    return this.post(form.action, { ...form.fields, ...fields })
  }

  /** Chooses one of the demonstration's people by the start of their title. */
  async signInAs(title) {
    const page = await this.get('/sign-in')
    const card = page.text.indexOf(title)
    const form = card < 0 ? undefined : formsOf(page.text.slice(card)).find((one) => one.action === '/sign-in/persona')
    if (!form) throw new Error(`no persona ${title}: ${wordsOf(page.text)}`)
    const done = await this.post(form.action, form.fields)
    if (done.status !== 303) throw new Error(`signing in as ${title} gave ${done.status}: ${wordsOf(done.text)}`)
    return done
  }

  close() {
    this.agent.destroy()
  }
}
