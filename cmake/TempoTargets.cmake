# tempo_library(NAME SOURCES ... [PUBLIC targets...] [PRIVATE targets...])
# One static library for one folder of src/. Headers of the folder are reached as "folder/file.hpp".
function(tempo_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/include" PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE tempo_flags ${arg_PRIVATE})
    tempo_unite(${name})
endfunction()

# tempo_program(NAME SOURCES ... PRIVATE targets...): an executable in bin/.
function(tempo_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PRIVATE")
    add_executable(${name} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(${name} PRIVATE tempo_flags ${arg_PRIVATE})
endfunction()

# tempo_test(NAME SOURCES ... PRIVATE targets... [LABELS ...])
# A GoogleTest program, registered as one CTest test.
function(tempo_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PRIVATE;LABELS")
    add_executable(${name} ${arg_SOURCES})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/tests")
    target_link_libraries(${name} PRIVATE tempo_flags ${arg_PRIVATE} GTest::gmock_main)
    tempo_unite(${name})
    tempo_precompile(${name} <gmock/gmock.h> <gtest/gtest.h> <string> <vector>)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT 300)
endfunction()

# tempo_precompile(TARGET HEADERS...): precompiled headers, where TEMPO_PCH allows them.
function(tempo_precompile target)
    if(TEMPO_PCH)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()

# tempo_unite(TARGET): compiles its sources together, where TEMPO_UNITY asks for it. Sources
# that repeat names by design (one file a verb, each with its `run`) have the property
# SKIP_UNITY_BUILD_INCLUSION.
function(tempo_unite target)
    if(TEMPO_UNITY)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
        # g++ 12 warns of the frames of coroutines in a source that another one includes.
        target_compile_options(${target} PRIVATE -Wno-unused-function
            $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    endif()
endfunction()
