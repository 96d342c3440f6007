#pragma once

#include "model/senders/sender_recipe.hpp"

namespace tempo::model {

/// What a page of docs/senders (its Markdown) says to do, as plain text with address and token in
/// it: without its heading, its first paragraph, its tables, and the command that makes a token.
/// What it says of TLS is there where the facts are about TLS. Pure.
QString guide(const QString& page, const RecipeFacts& facts);

} // namespace tempo::model
