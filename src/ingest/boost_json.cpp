/// The one place where the sources of Boost.JSON are compiled, which readJson uses the parser of.
#include <boost/json/src.hpp>
