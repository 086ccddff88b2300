//! Direction numbers of Sobol' sequences: the first dimensions of `new-joe-kuo-6.21201`.
//!
//! From <https://web.maths.unsw.edu.au/~fkuo/sobol/>: S. Joe & F. Y. Kuo, "Remark on Algorithm 659: Implementing Sobol's
//! quasirandom sequence generator", ACM Trans. Math. Softw. 29, 49–57 (2003), and "Constructing Sobol sequences with better
//! two-dimensional projections", SIAM J. Sci. Comput. 30, 2635–2654 (2008).
//!
//! Copyright (c) 2008, Frances Y. Kuo and Stephen Joe. All rights reserved.
//!
//! Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
//! following conditions are met:
//!
//! * Redistributions of source code must retain the above copyright notice, this list of conditions and the following
//!   disclaimer.
//! * Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
//!   disclaimer in the documentation and/or other materials provided with the distribution.
//! * Neither the names of the copyright holders nor the names of the University of New South Wales and the University of
//!   Waikato and its contributors may be used to endorse or promote products derived from this software without specific
//!   prior written permission.
//!
//! THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT
//! LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT
//! SHALL THE COPYRIGHT HOLDERS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
//! (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
//! INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING
//! NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH
//! DAMAGE.

/// One dimension: the inner coefficients of its primitive polynomial as bits, and its initial numbers, one a degree.
pub(super) struct Direction {
    /// Coefficients a₁ … a₍ₛ₋₁₎ of the polynomial, the first the highest bit.
    pub(super) coefficients: u32,
    /// m₁ … mₛ.
    pub(super) initial: &'static [u32],
}

const fn direction(coefficients: u32, initial: &'static [u32]) -> Direction {
    Direction { coefficients, initial }
}

/// Dimensions 2 to 24; the first has no polynomial.
pub(super) const DIRECTIONS: [Direction; 23] = [
    direction(0, &[1]),
    direction(1, &[1, 3]),
    direction(1, &[1, 3, 1]),
    direction(2, &[1, 1, 1]),
    direction(1, &[1, 1, 3, 3]),
    direction(4, &[1, 3, 5, 13]),
    direction(2, &[1, 1, 5, 5, 17]),
    direction(4, &[1, 1, 5, 5, 5]),
    direction(7, &[1, 1, 7, 11, 19]),
    direction(11, &[1, 1, 5, 1, 1]),
    direction(13, &[1, 1, 1, 3, 11]),
    direction(14, &[1, 3, 5, 5, 31]),
    direction(1, &[1, 3, 3, 9, 7, 49]),
    direction(13, &[1, 1, 1, 15, 21, 21]),
    direction(16, &[1, 3, 1, 13, 27, 49]),
    direction(19, &[1, 1, 1, 15, 7, 5]),
    direction(22, &[1, 3, 1, 15, 13, 25]),
    direction(25, &[1, 1, 5, 5, 19, 61]),
    direction(1, &[1, 3, 7, 11, 23, 15, 103]),
    direction(4, &[1, 3, 7, 13, 13, 15, 69]),
    direction(7, &[1, 1, 3, 13, 7, 35, 63]),
    direction(8, &[1, 3, 5, 9, 1, 25, 53]),
    direction(14, &[1, 3, 1, 13, 9, 35, 107]),
];
