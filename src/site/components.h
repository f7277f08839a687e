// Page components that mirror NHS.UK's: each a function from a value to HTML, with its test. Markup follows
// nhsuk-frontend 10 (its Nunjucks macros are the reference); classes that begin with "sl-" are our own (sightline.css).
#pragma once

#include "site/assets.h"   // IWYU pragma: export
#include "site/content.h"  // IWYU pragma: export
#include "site/forms.h"    // IWYU pragma: export
#include "site/page.h"     // IWYU pragma: export
