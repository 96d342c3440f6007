# Everything the project links, from the distribution's packages (packaging/install-deps).
find_package(Boost 1.81 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(Threads REQUIRED)

if(NOT TEMPO_FUZZ)
    find_package(OpenSSL 3.0 REQUIRED)
    find_package(SQLite3 3.40 REQUIRED)
    find_package(CLI11 2.1 REQUIRED)
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(systemd REQUIRED IMPORTED_TARGET libsystemd)
endif()
find_package(spdlog 1.10 REQUIRED)

if(TEMPO_TESTS AND NOT TEMPO_FUZZ)
    find_package(GTest 1.12 REQUIRED)
endif()
