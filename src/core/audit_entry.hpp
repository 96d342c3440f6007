#pragma once

#include <tempo/core/audit_entry.hpp>
