# Build options and the flags that every target of the project shares.
option(TEMPO_TESTS "Build the unit and component tests" ON)
option(TEMPO_UNIT_TESTS "Among the tests, also those of pure logic" ON)
option(TEMPO_FUZZ "Build only the fuzz targets (clang)" OFF)
option(TEMPO_TIDY "Run clang-tidy with every compilation" OFF)
set(TEMPO_TRAY AUTO CACHE STRING "Build tempo-tray: ON, OFF, or AUTO for where Qt 6 is found")
set_property(CACHE TEMPO_TRAY PROPERTY STRINGS AUTO ON OFF)
option(TEMPO_PCH "Precompile the heavy headers of the standard library, Asio and nlohmann/json" ON)
option(TEMPO_UNITY "Compile several sources at once: a first build takes half the time, a later one longer" ON)
set(TEMPO_SANITIZE "" CACHE STRING "Value for -fsanitize=, empty for none")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")

include(CheckPIESupported)
check_pie_supported()

find_program(TEMPO_CCACHE ccache)
if(TEMPO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # ccache caches what includes a precompiled header only with these (its manual, "Precompiled
    # headers"; g++ also needs -fpch-preprocess).
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env "CCACHE_SLOPPINESS=pch_defines,time_macros" "${TEMPO_CCACHE}")
endif()

add_library(tempo_flags INTERFACE)
target_compile_options(tempo_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2 -Wundef
    -fstack-protector-strong
    # A designated initializer leaves the other fields at their defaults on purpose.
    -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(tempo_flags INTERFACE
        -Wduplicated-cond -Wlogical-op -Wuseless-cast -fpch-preprocess)
    # g++ 12 with optimisation sees through half of Asio's pair of operators for coroutine frames and
    # takes the halves for a mismatch.
    target_compile_options(tempo_flags INTERFACE
        $<$<NOT:$<CONFIG:Debug>>:-Wno-mismatched-new-delete>)
endif()
target_link_options(tempo_flags INTERFACE -Wl,-z,relro,-z,now)
if(TEMPO_SANITIZE)
    target_compile_options(tempo_flags INTERFACE
        -fsanitize=${TEMPO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(tempo_flags INTERFACE -fsanitize=${TEMPO_SANITIZE})
    if(TEMPO_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # g++ warns that it cannot instrument atomic_thread_fence; Asio uses none on this path.
        target_compile_options(tempo_flags INTERFACE -Wno-tsan)
    endif()
elseif(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
    target_compile_definitions(tempo_flags INTERFACE _FORTIFY_SOURCE=2)
endif()

if(TEMPO_TIDY)
    find_program(TEMPO_CLANG_TIDY NAMES clang-tidy-16 clang-tidy REQUIRED)
    set(CMAKE_CXX_CLANG_TIDY "${TEMPO_CLANG_TIDY};--quiet")
endif()
