#include "model/security/terminal_approval.hpp"

#include "model/text.hpp"

#include <QCryptographicHash>

namespace tempo::model {

QString approvalOf(const std::string& provider, const protocol::EventAction& action) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const std::string& part) {
        hash.addData(QByteArray::number(static_cast<qulonglong>(part.size())) + ':');
        hash.addData(QByteArray::fromStdString(part));
    };
    add(provider);
    add(action.author);
    add(action.label);
    add(action.written);
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace tempo::model
