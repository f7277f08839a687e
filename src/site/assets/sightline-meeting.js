// The page of a meeting while it runs: nothing typed is lost when the connection is, and what others set down is seen. The
// page works without this.
const seconds = (n) => n * 1000
const unsentKey = `sightline-unsent:${location.pathname}`
const draftKey = (field) => `sightline-draft:${location.pathname}:${field.name}`

const stored = (key, otherwise) => JSON.parse(localStorage.getItem(key) ?? 'null') ?? otherwise
function store(key, value) {
  if (value === undefined || value.length === 0) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(value))
}

// ---- drafts: what is being typed survives a closed tab ---------------------------------------------------------------

function keepDraft(field) {
  const kept = stored(draftKey(field), '')
  if (kept && field.value === field.defaultValue) field.value = kept
  field.addEventListener('input', () => store(draftKey(field), field.value === field.defaultValue ? undefined : field.value))
  field.form.addEventListener('submit', () => store(draftKey(field), undefined))
}

// ---- the line: sent in order, kept on this device until the record has it -----------------------------------------------

class Line {
  constructor(root) {
    this.form = root.querySelector('form')
    this.field = this.form.querySelector('textarea')
    this.status = document.createElement('div')
    this.status.setAttribute('role', 'status')
    root.before(this.status)
    this.form.addEventListener('submit', (event) => this.submitted(event))
    this.field.addEventListener('keydown', (event) => this.pressed(event))
    window.addEventListener('online', () => this.send())
    this.show()
    this.send()
    this.field.focus()
  }

  pressed(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    this.form.requestSubmit()
  }

  submitted(event) {
    event.preventDefault()
    if (this.field.value.trim() === '') return
    const waiting = stored(unsentKey, [])
    waiting.push(Object.fromEntries(new FormData(this.form)))
    store(unsentKey, waiting)
    this.field.value = ''
    store(draftKey(this.field), undefined)
    this.form.elements.entry.value = crypto.randomUUID()
    this.send()
  }

  async send() {
    if (this.isSending) return
    this.isSending = true
    try {
      await this.sendAll()
    } finally {
      this.isSending = false
      this.show()
    }
  }

  async sendAll() {
    for (let waiting = stored(unsentKey, []); waiting.length > 0; waiting = stored(unsentKey, [])) {
      const fields = new URLSearchParams({ ...waiting[0], csrf: this.form.elements.csrf.value })
      let answer
      try {
        answer = await fetch(this.form.action, { method: 'POST', body: fields })
      } catch {
        return void setTimeout(() => this.send(), seconds(3))
      }
      if (new URL(answer.url).pathname.startsWith('/sign-in') || answer.status === 401) return void (this.isSignedOut = true)
      if (answer.status >= 500) return void setTimeout(() => this.send(), seconds(3))
      store(unsentKey, waiting.slice(1))
      if (!answer.ok) return this.giveBack(waiting[0])
      if (waiting.length === 1) location.assign(location.href)
    }
  }

  // What the record does not take goes back onto the line, where the page itself says what is wrong with it.
  giveBack(values) {
    this.field.value = values.line
    this.form.submit()
  }

  show() {
    const waiting = stored(unsentKey, [])
    this.status.replaceChildren()
    if (waiting.length === 0) return
    const words = document.createElement('div')
    words.className = 'sl-unsent'
    const why = this.isSignedOut ? 'You are signed out. Sign in again in another tab, then reload this page.' : 'There is no connection.'
    words.textContent = `Not sent yet, and kept on this device: ${waiting.map((one) => one.line).join(' / ')}. ${why}`
    this.status.append(words)
  }
}

// ---- what others set down ---------------------------------------------------------------------------------------------

class Watch {
  constructor(root) {
    this.root = root
    setInterval(() => this.look(), seconds(4))
  }

  isBusy() {
    const fields = [...document.querySelectorAll('main textarea, main input[type=text]')]
    return fields.some((field) => field.value !== field.defaultValue) || document.querySelector('main details[open]') !== null
  }

  async look() {
    if (document.hidden || stored(unsentKey, []).length > 0) return
    const answer = await fetch(this.root.dataset.address, { headers: { Accept: 'application/json' } }).catch(() => null)
    if (!answer?.ok) return
    const { sequence } = await answer.json()
    if (sequence <= Number(this.root.dataset.sequence)) return
    if (this.isBusy()) this.tell()
    else location.assign(location.href)
  }

  tell() {
    if (this.root.firstChild) return
    const link = document.createElement('a')
    link.href = location.href
    link.textContent = 'Someone else has set something down. Show it'
    const words = document.createElement('p')
    words.className = 'sl-unsent'
    words.append(link)
    this.root.setAttribute('role', 'status')
    this.root.append(words)
  }
}

export function startMeeting() {
  document.querySelectorAll('main textarea').forEach(keepDraft)
  document.querySelectorAll('[data-module="sl-line"]').forEach((root) => new Line(root))
  document.querySelectorAll('[data-module="sl-watch"]').forEach((root) => new Watch(root))
}
