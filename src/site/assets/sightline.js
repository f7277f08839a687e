// The pages work without this; it makes them nicer.
import { initAll } from 'asset:nhsuk-frontend.js'

initAll()
