// Runs before the page is drawn, so that what a script will hide or add never flashes. Where the script that would show it
// again cannot be loaded, nothing stays hidden.
if ('noModule' in HTMLScriptElement.prototype) {
  const classes = ['js-enabled', 'nhsuk-frontend-supported']
  document.body.classList.add(...classes)
  const restore = (event) => {
    if (event.target instanceof HTMLScriptElement) document.body.classList.remove(...classes)
  }
  window.addEventListener('error', restore, true)
}
