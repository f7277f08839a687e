// Runs before the page is drawn, so that what a script will hide or add never flashes.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')
