"""Online distillation: what is removed, what is left, what it costs in marks."""

from fractions import Fraction

from crosstally import agree, at_least, at_most


def check_small_model_by_share_and_by_fold(claims):
    """The small model has as many parameters by the share left as by the fold of the compression."""
    large = claims["pengcheng-wenxin/parameters"]
    by_fold = large / claims["pengcheng-wenxin/compression-fold"]
    assert agree(large * claims["pengcheng-wenxin/parameters-left"], by_fold)


def check_computing_removed_and_left_make_the_whole(claims):
    """What is removed of the parameters and what is left of the computing power make the whole."""
    assert agree(1 - claims["pengcheng-wenxin/compression-rate"], claims["pengcheng-wenxin/computing-left"])


def check_small_model_keeps_nine_tenths_of_the_marks(claims):
    """Almost the same effect: the small model keeps at least nine tenths of the large one's marks."""
    assert at_least(claims["pengcheng-wenxin/exam-small"] / claims["pengcheng-wenxin/exam-large"], Fraction(9, 10))


def check_small_model_fits_the_class_before(claims):
    """Compressed 5000 times, the large model is smaller than the class that it grew out of."""
    small = claims["pengcheng-wenxin/parameters"] / claims["pengcheng-wenxin/compression-fold"]
    assert at_most(small, claims["pengcheng-wenxin/size-before"])
