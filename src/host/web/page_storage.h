#pragma once

#include "host/storage.h"

namespace bedside::host::web {

// IndexedDB; the other half is web/storage.js.
Storage& storage();

}  // namespace bedside::host::web
