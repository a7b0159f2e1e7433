using System.ComponentModel;
using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Tests.People;

public sealed class PersonIdTests
{
    [Fact]
    public void TypeConverter_ReadsWhatToStringWrites()
    {
        var id = PersonId.New(TimeProvider.System);

        Assert.Equal(id, TypeDescriptor.GetConverter(typeof(PersonId)).ConvertFromInvariantString(id.ToString()));
    }
}
