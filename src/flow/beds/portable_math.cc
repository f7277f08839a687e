#include "flow/beds/portable_math.h"

namespace flow {
namespace {

constexpr double kRootTwoPi = 2.5066282746310005024;
constexpr double kLogRootTwoPi = 0.91893853320467274178;
constexpr int kMostTerms = 100'000;
constexpr double kNegligible = 1e-17;

double near_the_middle(double q) {
  const double r = 0.180625 - q * q;
  const double above =
      (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r +
           4.5921953931549871457e+4) *
              r +
          1.3731693765509461125e+4) *
             r +
         1.9715909503065514427e+3) *
            r +
        1.3314166789178437745e+2) *
           r +
       3.3871328727963666080e+0);
  const double below =
      (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r +
           2.1213794301586595867e+4) *
              r +
          5.3941960214247511077e+3) *
             r +
         6.8718700749205790830e+2) *
            r +
        4.2313330701600911252e+1) *
           r +
       1.0);
  return q * above / below;
}

double in_the_tail(double r) {
  r -= 1.6;
  const double above =
      (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r +
           1.27045825245236838258e+0) *
              r +
          3.64784832476320460504e+0) *
             r +
         5.76949722146069140550e+0) *
            r +
        4.63033784615654529590e+0) *
           r +
       1.42343711074968357734e+0);
  const double below =
      (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r +
           1.48103976427480074590e-1) *
              r +
          6.89767334985100004550e-1) *
             r +
         1.67638483018380384940e+0) *
            r +
        2.05319162663775882187e+0) *
           r +
       1.0);
  return above / below;
}

double far_out(double r) {
  r -= 5;
  const double above =
      (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r +
           2.65321895265761230930e-2) *
              r +
          2.96560571828504891230e-1) *
             r +
         1.78482653991729133580e+0) *
            r +
        5.46378491116411436990e+0) *
           r +
       6.65790464350110377720e+0);
  const double below =
      (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r +
           7.86869131145613259100e-4) *
              r +
          1.48753612908506148525e-2) *
             r +
         1.36929880922735805310e-1) *
            r +
        5.99832206555887937690e-1) *
           r +
       1.0);
  return above / below;
}

/// Stirling's series, after stepping up to where it is exact.
double log_gamma(double x) {
  double shift = 0;
  for (; x < 15; x += 1) shift += portable_log(x);
  const double r = 1 / (x * x);
  const double series =
      (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * 691.0 / 360360))))) / x;
  return (x - 0.5) * portable_log(x) - x + kLogRootTwoPi + series - shift;
}

/// Lentz's evaluation of the continued fraction of the upper incomplete gamma function.
double gamma_fraction(double shape, double x) {
  constexpr double kTiny = 1e-290;
  double b = x + 1 - shape;
  double c = 1 / kTiny;
  double d = 1 / b;
  double h = d;
  for (int i = 1; i < kMostTerms; ++i) {
    const double an = -i * (i - shape);
    b += 2;
    d = an * d + b;
    c = b + an / c;
    d = 1 / (std::abs(d) < kTiny ? kTiny : d);
    c = std::abs(c) < kTiny ? kTiny : c;
    h *= d * c;
    if (std::abs(d * c - 1) < 1e-15) break;
  }
  return h;
}

}  // namespace

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) return near_the_middle(q);
  const double r = std::sqrt(-portable_log(q < 0 ? p : 1 - p));
  const double z = r <= 5 ? in_the_tail(r) : far_out(r);
  return q < 0 ? -z : z;
}

double normal_upper_tail(double z) {
  if (z < 0) return 1 - normal_upper_tail(-z);
  const double density = portable_exp(-z * z / 2) / kRootTwoPi;
  if (z < 3) {
    double sum = z;
    double term = z;
    for (int n = 1; term > kNegligible * sum; ++n) sum += term *= z * z / (2 * n + 1);
    return 0.5 - density * sum;
  }
  double fraction = z;
  for (int n = 120; n > 0; --n) fraction = z + n / fraction;
  return density / fraction;
}

double gamma_upper_tail(double shape, double x) {
  if (x <= 0) return 1;
  const double front = portable_exp(shape * portable_log(x) - x - log_gamma(shape));
  if (x >= shape + 1) return front * gamma_fraction(shape, x);
  double sum = 1 / shape;
  double term = sum;
  for (int n = 1; n < kMostTerms && term > kNegligible * sum; ++n) sum += term *= x / (shape + n);
  const double lower = front * sum;
  return lower < 1 ? 1 - lower : 0;
}

}  // namespace flow
