#pragma once

#include "host/post_field.h"
#include "host/services.h"
#include "host/window.h"

// The browser's form of the host: one page, one of each. The other half is in web/*.js.
namespace bedside::host::web {

Services& services();
Window& window();
PostField& post_field();

}  // namespace bedside::host::web
