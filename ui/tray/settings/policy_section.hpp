#pragma once

#include "tray/models.hpp"
#include "tray/settings/section.hpp"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>

namespace tempo::tray {

/// Who may connect: trusted networks, the lists of addresses, and what they say about one.
class PolicySection final : public QWidget {
    Q_OBJECT
public:
    PolicySection(const Models& models, QWidget* parent);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildLists();
    void buildTest();
    void refresh();
    void show(const protocol::PolicyRules& rules);
    void change(const char* method, protocol::PolicyList list, const QString& range);
    void test();

    const Models& models_;
    Section* section_;
    QListWidget* rules_;
    QComboBox* which_;
    QLineEdit* range_;
    QLineEdit* address_;
    QLabel* verdict_;
    QLabel* networks_;
    ErrorLabel* error_;
};

} // namespace tempo::tray
