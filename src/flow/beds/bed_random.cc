#include "flow/beds/bed_random.h"

#include <cmath>

namespace flow {
namespace {

double gamma_from_one(double shape, DrawChain& chain) {
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double z = normal_quantile(uniform_of(chain.next()));
    const double root = 1 + c * z;
    if (root < 1e-9) continue;
    const double v = root * root * root;
    if (portable_log(uniform_of(chain.next())) < z * z / 2 + d - d * v + d * portable_log(v)) return d * v;
  }
}

}  // namespace

double gamma_of(double shape, DrawChain chain) {
  if (shape >= 1) return gamma_from_one(shape, chain);
  const double whole = gamma_from_one(shape + 1, chain);
  return whole * portable_exp(portable_log(uniform_of(chain.next())) / shape);
}

}  // namespace flow
