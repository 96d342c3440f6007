#pragma once

#include "ingest/adapters/adapter.hpp"

namespace tempo::ingest {

/// UniFi Network 8 to 9 and its forerunners: alarms as JSON, in three shapes by firmware: flat
/// (`key`, `msg`, `ap`, …), with `parameters` (`UNIFIclientMac`, …), and `events[]` of `alert_key`
/// and `scope`; each may be wrapped in `alarm`, `data`, `payload` or `body`. Ubiquiti documents
/// none; after what controllers were seen to send.
///
/// externalID: the alarm's own id; title: the message, else the name; severity and state are left
/// to the score, since nothing in the alarm tells them for sure. Metadata: `source` (`unifi`),
/// `alarmName`, `alarmKey`, `alarmId`, `clientMac`, `client`, `clientIp`, `deviceMac`, `device`,
/// `deviceModel`, `category`, `subCategory`, `network`, `wifi`, `site`, `controller`, `message`,
/// `raw`.
AdaptOutcome adaptUnifiNetwork(const RequestBody& request, const DecodeContext& context);

/// UniFi Protect 5 to 6, alarm manager: `alarm` with `name`, `sources`, `conditions`, `triggers`,
/// `eventPath`, `eventLocalLink` and, where its owner has asked for it, `thumbnail` with a JPEG in
/// Base64; and `timestamp`. Wrapped or not, as above.
///
/// externalID: the id of the event of the first trigger; title: the alarm's name; subtitle: what
/// was detected. Metadata: `source` (`protect`), `alarmName`, `detectionType` (of all triggers,
/// with commas), `cameraMac`, `eventId`, `eventLocalLink`, `eventPath`, `triggers`, `conditions`,
/// `sources`, `thumbnail`, `raw`.
AdaptOutcome adaptUnifiProtect(const RequestBody& request, const DecodeContext& context);

/// Either of them; the provider is that of the adapter and `.network` or `.protect`.
AdaptOutcome adaptUnifi(const RequestBody& request, const DecodeContext& context);

} // namespace tempo::ingest
