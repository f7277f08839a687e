// The pages work without this; it makes them nicer.
import { initAll } from 'asset:nhsuk-frontend.js'

// A date has one error and three boxes: a link from the error summary goes to the box to correct, not to their frame.
function goToBoxOfDate(event) {
  const link = event.target.closest('.nhsuk-error-summary__list a')
  const target = link && document.getElementById(link.hash.slice(1))
  if (!target || !target.matches('fieldset')) return
  event.preventDefault()
  const box = target.querySelector('.nhsuk-input--error') ?? target.querySelector('input')
  target.scrollIntoView()
  box.focus({ preventScroll: true })
}

// Shows what belongs to the chosen radio and hides the rest.
function showWhatIsChosen(group) {
  for (const radio of group.querySelectorAll('[data-aria-controls]')) {
    const revealed = document.getElementById(radio.dataset.ariaControls)
    revealed.classList.toggle('nhsuk-radios__conditional--hidden', !radio.checked)
  }
}

function startRadios(group) {
  group.addEventListener('change', () => showWhatIsChosen(group))
  // Going back to a page brings the choices back after this script has run.
  window.addEventListener('pageshow', () => showWhatIsChosen(group))
  showWhatIsChosen(group)
}

initAll()
document.querySelectorAll('[data-module="sl-radios"]').forEach(startRadios)
document.addEventListener('click', goToBoxOfDate)
if (document.querySelector('[data-module="sl-line"]')) {
  const { startMeeting } = await import('asset:sightline-meeting.js')
  startMeeting()
}
