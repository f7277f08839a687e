# The limits and rules of spc_bench in R, each rule by whole vectors, on the same series: Rscript spc.R SERIES.csv LONG.csv
flagged_runs <- function(sides, length) {
  runs <- rle(sides)
  rep(runs$values != 0 & runs$lengths >= length, runs$lengths)
}

judge <- function(y) {
  n <- length(y)
  middle <- mean(y)
  ranges <- abs(diff(y))
  a <- mean(ranges)
  a <- mean(ranges[ranges < 3.267 * a])
  above <- y - middle
  side <- sign(above)
  outside <- abs(above) > 2.66 * a
  close <- !outside & abs(above) > 2 * (2.66 / 3) * a
  steps <- flagged_runs(sign(diff(y)), 6)
  trend <- c(steps, FALSE) | c(FALSE, steps)
  i <- seq_len(n - 2)
  window <- close[i] + close[i + 1] + close[i + 2] >= 2 & side[i] == side[i + 1] & side[i] == side[i + 2] & side[i] != 0
  two_in_three <- close & (c(window, FALSE, FALSE) | c(FALSE, window, FALSE) | c(FALSE, FALSE, window))
  shift <- flagged_runs(side, 7)
  rule <- rep(1L, n)
  rule[shift] <- 5L
  rule[two_in_three] <- 4L
  rule[trend] <- 3L
  rule[outside] <- 2L
  rule
}

measure <- function(file, what) {
  data <- read.csv(file)
  series <- unname(split(data$value, data$series))
  rates <- numeric(3)
  for (round in seq_along(rates)) {
    took <- system.time(rules <- lapply(series, judge))[["elapsed"]]
    rates[round] <- nrow(data) / took
  }
  counts <- tabulate(unlist(rules), 5)
  cat(sprintf("  %-44s %8.2f million points a second   outside %d, trend %d, two in three %d, shift %d\n",
              paste0("R, ", what), median(rates) / 1e6, counts[2], counts[3], counts[4], counts[5]))
}

files <- commandArgs(trailingOnly = TRUE)
measure(files[1], "20,000 series of 24 to 60 points")
measure(files[2], "one series of 1,000,000 points")
