//! Three-valued rule trees and the walks over them; knows no law.
